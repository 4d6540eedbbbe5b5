'use client';

import { Anchor } from '@mantine/core';
import type { Incident } from '@sightline/spec';
import Link from 'next/link';
import { Instant } from '../../shared/time/instant.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import classes from './incident-page.module.css';

/** The checks that belong to the incident; where there are none, the store itself. */
export function IncidentMembers({ incident }: { readonly incident: Incident }) {
  const tenant = useTenant();
  const { members, store } = incident;
  if (members.length === 0 && store === null) return null;
  return (
    <Panel title="Where" aside={`${incident.storeCount} ${incident.storeCount === 1 ? 'store' : 'stores'}`}>
      <ul className={classes.members}>
        {members.length === 0 && store !== null && (
          <li className={classes.member}>
            <Anchor component={Link} href={`/t/${tenant.slug}/stores/${store.id}`} c="inherit" fw={550}>
              {store.number} {store.name}
            </Anchor>
          </li>
        )}
        {members.map((member) => (
          <li key={`${member.checkId} ${member.joinedAt}`} className={classes.member}>
            <Anchor
              component={Link}
              href={`/t/${tenant.slug}/stores/${member.storeId}?check=${member.checkId}`}
              c="inherit"
              fw={550}
            >
              {member.storeNumber} {member.storeName}
            </Anchor>
            <span className={classes.memberTimes}>
              from <Instant at={member.joinedAt} />
            </span>
            <span className={classes.memberTarget}>{member.target}</span>
            <span className={classes.memberTimes}>
              {member.leftAt === null ? (
                'still failing'
              ) : (
                <>
                  until <Instant at={member.leftAt} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
