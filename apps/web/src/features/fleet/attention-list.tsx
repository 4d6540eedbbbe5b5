'use client';

import { Button, EmptyState } from '@mantine/core';
import type { StoreSummary } from '@sightline/spec';
import { IconCircleCheck } from '@tabler/icons-react';
import Link from 'next/link';
import { useState } from 'react';
import { StateBadge, StateTally } from '../../shared/state/state-badge.tsx';
import { Since } from '../../shared/time/since.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import classes from './attention-list.module.css';

const SHOWN_AT_FIRST = 6;

/** Shows the stores that need attention, worst and longest first. */
export function AttentionList({ stores }: { readonly stores: readonly StoreSummary[] }) {
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen ? stores : stores.slice(0, SHOWN_AT_FIRST);
  return (
    <Panel title="Needs attention" aside={stores.length > 0 && 'worst and longest first'}>
      {stores.length === 0 ? (
        <EmptyState
          py="lg"
          size="sm"
          icon={<IconCircleCheck />}
          title="All stores pass"
          description="No store is blocked, degraded, offline or unverified."
        />
      ) : (
        <ul className={classes.list}>
          {shown.map((store) => (
            <AttentionRow key={store.id} store={store} />
          ))}
        </ul>
      )}
      {stores.length > SHOWN_AT_FIRST && (
        <Button
          variant="subtle"
          size="compact-sm"
          m="xs"
          aria-expanded={isOpen}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          {isOpen ? 'Show fewer' : `Show ${stores.length - SHOWN_AT_FIRST} more`}
        </Button>
      )}
    </Panel>
  );
}

/** Shows a store that needs attention: its state and since when, its failing checks, and its last report. */
function AttentionRow({ store }: { readonly store: StoreSummary }) {
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
            'Never reported'
          ) : (
            <Since at={store.lastReportAt} prefix="Report " suffix=" ago" />
          )}
        </span>
      </div>
    </li>
  );
}
