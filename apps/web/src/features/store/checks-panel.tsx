'use client';

import { SegmentedControl } from '@mantine/core';
import type { Store } from '@sightline/spec';
import { useState } from 'react';
import { Panel } from '../../shared/ui/panel.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import { CheckRow } from './check-row.tsx';
import { ChecksLegend } from './checks-legend.tsx';
import classes from './checks-panel.module.css';
import { groupChecks } from './group-checks.ts';
import { NoChecks } from './no-checks.tsx';
import { HISTORY_HOURS, useStoreHistory } from './use-store.ts';

const SHOW = ['all', 'trouble'] as const;
type Show = (typeof SHOW)[number];

/** Every check of the store by section of the list: verdict, last result by phase, and the last 24 h. */
export function ChecksPanel({ store }: { readonly store: Store }) {
  const tenant = useTenant();
  const history = useStoreHistory(tenant.id, store.id).data;
  const [show, setShow] = useState<Show>('all');
  const trouble = store.checks.filter((check) => check.state !== 'pass');
  const isNarrowed = show === 'trouble' && trouble.length > 0;
  const hostnames = new Map(store.hosts.map((host) => [host.id, host.hostname]));
  const buckets = new Map(history?.checks.map((check) => [check.checkId, check.buckets]));

  if (store.checks.length === 0) return <NoChecks hasHosts={store.hosts.length > 0} />;
  return (
    <Panel
      title="Checks"
      aside={
        trouble.length > 0 && (
          <SegmentedControl
            size="xs"
            aria-label="Which checks"
            value={show}
            onChange={(value) => {
              setShow(SHOW.find((known) => known === value) ?? 'all');
            }}
            data={[
              { value: 'all', label: `All ${store.checks.length}` },
              { value: 'trouble', label: `Not passing ${trouble.length}` },
            ]}
          />
        )
      }
    >
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">State</th>
            <th scope="col">Entry and target</th>
            <th scope="col">Host</th>
            <th scope="col">Last result by phase</th>
            <th scope="col">Last {HISTORY_HOURS} h</th>
          </tr>
        </thead>
        {groupChecks(isNarrowed ? trouble : store.checks).map((group) => (
          <tbody key={group.id}>
            <tr className={classes.section}>
              <th scope="rowgroup" colSpan={5}>
                {group.title}
              </th>
            </tr>
            {group.checks.map((check) => (
              <CheckRow
                key={check.id}
                check={check}
                zone={store.timeZone}
                hostname={hostnames.get(check.hostId) ?? 'unknown host'}
                span={history}
                buckets={buckets.get(check.id) ?? []}
              />
            ))}
          </tbody>
        ))}
      </table>
      <ChecksLegend />
    </Panel>
  );
}
