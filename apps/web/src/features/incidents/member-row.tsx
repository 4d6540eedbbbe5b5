'use client';

import type { IncidentKind } from '@sightline/spec';
import Link from 'next/link';
import { Instant } from '../../shared/time/instant.tsx';
import { Breakable } from '../../shared/ui/breakable.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import type { StoreMembers } from './group-members.ts';
import classes from './incident-page.module.css';

interface MemberRowProps {
  readonly group: StoreMembers;
  readonly kind: IncidentKind;
}

/** One store of an incident and its targets; each leads to its check. */
export function MemberRow({ group, kind }: MemberRowProps) {
  const tenant = useTenant();
  const href = `/t/${tenant.slug}/stores/${group.storeId}`;
  return (
    <li className={classes.member}>
      <Link href={href} className={classes.memberStore}>
        {group.storeNumber} {group.storeName}
      </Link>
      <span className={classes.memberTimes}>
        {group.leftAt === null ? (
          <>
            <b>{kind === 'store_offline' ? 'not seen' : 'failing'}</b> since <Instant at={group.joinedAt} />
          </>
        ) : (
          <>
            <Instant at={group.joinedAt} /> to <Instant at={group.leftAt} />
          </>
        )}
      </span>
      <div className={classes.memberTargets}>
        {group.members.map((member) => (
          <Link
            key={`${member.checkId} ${member.joinedAt}`}
            href={`${href}?check=${member.checkId}`}
            prefetch={false}
            className={classes.target}
          >
            <Breakable text={member.target} />
          </Link>
        ))}
      </div>
    </li>
  );
}
