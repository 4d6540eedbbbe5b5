'use client';

import { EmptyState, SegmentedControl } from '@mantine/core';
import { PHASE_LABEL, PHASES, type Store } from '@sightline/spec';
import { IconRadar } from '@tabler/icons-react';
import { useState } from 'react';
import { Panel } from '../../../shared/ui/panel.tsx';
import { useTenant } from '../../accounts/tenant-context.tsx';
import { HISTORY_HOURS, useStoreHistory } from '../../history/use-history.ts';
import { CheckTableRow } from './check-table-row.tsx';
import classes from './checks-panel.module.css';
import { groupChecks } from './group-checks.ts';

const SLOTS = [
  { kind: 'pass', label: 'Passed' },
  { kind: 'degraded', label: 'Degraded' },
  { kind: 'fail', label: 'Failed' },
  { kind: 'silent', label: 'No result' },
] as const;

const SHOW = ['all', 'trouble'] as const;
type Show = (typeof SHOW)[number];

/** Shows the store's checks by section: verdict, last result by phase, and the last 24 h. */
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
              <CheckTableRow
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

/** Shows what the colors of a check's two small charts mean. */
function ChecksLegend() {
  return (
    <div className={classes.legend}>
      <ul aria-label="Result phases">
        {PHASES.map((phase) => (
          <li key={phase}>
            <i style={{ background: `var(--phase-${phase})` }} aria-hidden />
            {PHASE_LABEL[phase]}
          </li>
        ))}
        <li>
          <i className={classes.failed} aria-hidden />
          Failed here
        </li>
      </ul>
      <ul aria-label="Outcomes over time">
        {SLOTS.map(({ kind, label }) => (
          <li key={kind}>
            <i data-kind={kind} aria-hidden />
            {label}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Shown for a store without checks. */
function NoChecks({ hasHosts }: { readonly hasHosts: boolean }) {
  return (
    <div className="card">
      <EmptyState
        py={56}
        icon={<IconRadar />}
        title="No checks yet"
        description={
          hasHosts
            ? 'Hosts are enrolled, but no entry can be checked from them. See the reasons below.'
            : 'Add a host: its agent starts checking within a minute.'
        }
      />
    </div>
  );
}
