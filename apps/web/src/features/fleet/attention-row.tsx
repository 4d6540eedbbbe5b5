'use client';

import type { StoreSummary } from '@sightline/spec';
import Link from 'next/link';
import { StateBadge } from '../../shared/state/state-badge.tsx';
import { StateTally } from '../../shared/state/state-tally.tsx';
import { Since } from '../../shared/time/since.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import classes from './attention-list.module.css';

/** One store that needs somebody: its state and since when, what is wrong with how many checks, and its last report. */
export function AttentionRow({ store }: { readonly store: StoreSummary }) {
  const tenant = useTenant();
  return (
    <li className={classes.row}>
      <div className={classes.state}>
        <StateBadge state={store.state} />
      </div>
      <div className={classes.store}>
        <Link href={`/t/${tenant.slug}/stores/${store.id}`} className={classes.link}>
          <span className={classes.number}>{store.number}</span> {store.name}
        </Link>
        <span className={classes.address}>{store.address}</span>
      </div>
      <div className={classes.checks}>
        <StateTally counts={store.checks} troubleOnly />
      </div>
      <div className={classes.times}>
        <span className={classes.since}>
          <Since at={store.since} zone={store.timeZone} />
        </span>
        <span className={classes.report}>
          {store.lastReportAt === null ? (
            'never reported'
          ) : (
            <Since at={store.lastReportAt} prefix="report " suffix=" ago" />
          )}
        </span>
      </div>
    </li>
  );
}
