'use client';

import type { Incident } from '@sightline/spec';
import Link from 'next/link';
import { Panel } from '../../shared/ui/panel.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import { groupMembers } from './group-members.ts';
import classes from './incident-page.module.css';
import { MemberRow } from './member-row.tsx';

/** The stores that the incident is about, with the targets of each; where no check joined, the store itself. */
export function IncidentMembers({ incident }: { readonly incident: Incident }) {
  const tenant = useTenant();
  const { members, store } = incident;
  if (members.length === 0 && store === null) return null;
  return (
    <Panel title="Where" aside={incident.storeCount === 1 ? '1 store' : `${incident.storeCount} stores`}>
      <ul className={classes.members}>
        {members.length === 0 && store !== null && (
          <li className={classes.member}>
            <Link href={`/t/${tenant.slug}/stores/${store.id}`} className={classes.memberStore}>
              {store.number} {store.name}
            </Link>
          </li>
        )}
        {groupMembers(members).map((group) => (
          <MemberRow key={group.storeId} group={group} kind={incident.kind} />
        ))}
      </ul>
    </Panel>
  );
}
