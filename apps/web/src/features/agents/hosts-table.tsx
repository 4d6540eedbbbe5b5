'use client';

import type { AgentHost } from '@sightline/spec';
import { IconAlertTriangle } from '@tabler/icons-react';
import { DataTable, type DataTableColumn } from 'mantine-datatable';
import Link from 'next/link';
import { platformLabel } from '../../shared/platform-label.ts';
import { Since } from '../../shared/time/since.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import classes from './agents.module.css';

/** On a phone, a host shows its store, name and version only. */
const WIDE = '(min-width: 800px)';

const COLUMNS: DataTableColumn<AgentHost>[] = [
  { accessor: 'hostname', title: 'Host', render: (host) => <HostName host={host} /> },
  { accessor: 'agentVersion', title: 'Version', width: 100 },
  {
    accessor: 'platform',
    title: 'System',
    width: 130,
    visibleMediaQuery: WIDE,
    render: ({ platform }) => platformLabel(platform),
  },
  {
    accessor: 'lastReportAt',
    title: 'Last report',
    width: 140,
    visibleMediaQuery: WIDE,
    render: ({ lastReportAt }) => (lastReportAt === null ? 'Never' : <Since at={lastReportAt} suffix=" ago" />),
  },
  {
    accessor: 'lastUpdate',
    title: 'Last update',
    visibleMediaQuery: WIDE,
    render: (host) => <LastUpdate host={host} />,
  },
];

interface HostsTableProps {
  readonly hosts: readonly AgentHost[];
  readonly hostCount: number;
}

/** Shows hosts with their version; failed updates first. */
export function HostsTable({ hosts, hostCount }: HostsTableProps) {
  return (
    <Panel title="Hosts" aside={hosts.length < hostCount ? `first ${hosts.length} of ${hostCount}` : undefined}>
      <DataTable
        className={classes.table ?? ''}
        records={[...hosts]}
        idAccessor="hostId"
        columns={COLUMNS}
        minHeight={0}
        backgroundColor="var(--surface)"
        borderColor="var(--line)"
        rowBorderColor="var(--line)"
        highlightOnHoverColor="var(--hover)"
        verticalSpacing={10}
        horizontalSpacing={16}
        verticalAlign="center"
      />
    </Panel>
  );
}

function HostName({ host }: { readonly host: AgentHost }) {
  const tenant = useTenant();
  return (
    <span className={classes.host}>
      <Link className="row-link" href={`/t/${tenant.slug}/stores/${host.storeId}`}>
        <span className={classes.hostname}>{host.hostname}</span>
      </Link>
      <span className={classes.store}>
        {host.storeNumber} {host.storeName}
      </span>
      {isFailed(host) && (
        <span className={classes.onPhone}>
          <LastUpdate host={host} />
        </span>
      )}
    </span>
  );
}

function LastUpdate({ host }: { readonly host: AgentHost }) {
  const { lastUpdate } = host;
  if (lastUpdate === null) return <span className={classes.none}>None yet</span>;
  const isFailure = isFailed(host);
  return (
    <span className={classes.update} data-failure={isFailure}>
      {isFailure && <IconAlertTriangle size={15} aria-label="Failed" />}
      <span>
        {lastUpdate.sentence} <Since at={lastUpdate.at} suffix=" ago" short />
      </span>
    </span>
  );
}

function isFailed({ lastUpdate }: AgentHost): boolean {
  return lastUpdate?.outcome === 'rolled_back' || lastUpdate?.outcome === 'refused';
}
