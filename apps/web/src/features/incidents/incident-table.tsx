'use client';

import { INCIDENT_KIND_LABEL, type IncidentSummary } from '@sightline/spec';
import clsx from 'clsx';
import { DataTable, type DataTableColumn } from 'mantine-datatable';
import Link from 'next/link';
import { FailureName } from '../../shared/failure/failure-name.tsx';
import { Instant } from '../../shared/time/instant.tsx';
import { Breakable } from '../../shared/ui/breakable.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { IncidentDuration } from './incident-head.tsx';
import { IncidentMark } from './incident-mark.tsx';
import classes from './incident-table.module.css';

/** On a phone, an incident shows its title and duration only. */
const WIDE = '(min-width: 800px)';

const COLUMNS: DataTableColumn<IncidentSummary>[] = [
  { accessor: 'title', title: 'Incident', render: (incident) => <IncidentTitle incident={incident} /> },
  {
    accessor: 'kind',
    title: 'Kind',
    width: 150,
    visibleMediaQuery: WIDE,
    render: ({ kind }) => INCIDENT_KIND_LABEL[kind],
  },
  { accessor: 'storeCount', title: 'Stores', width: 80, visibleMediaQuery: WIDE, textAlign: 'right' },
  {
    accessor: 'openedAt',
    title: 'Opened',
    width: 170,
    visibleMediaQuery: WIDE,
    render: ({ openedAt }) => <Instant at={openedAt} />,
  },
  {
    accessor: 'duration',
    title: 'Duration',
    width: 110,
    render: (incident) => <IncidentDuration openedAt={incident.openedAt} resolvedAt={incident.resolvedAt} />,
  },
  {
    accessor: 'resolvedAt',
    title: 'Resolved',
    width: 170,
    visibleMediaQuery: WIDE,
    render: ({ resolvedAt }) => (resolvedAt === null ? <b>Open</b> : <Instant at={resolvedAt} />),
  },
];

/** Shows incidents, one per row; the title opens the incident. */
export function IncidentTable({ incidents }: { readonly incidents: readonly IncidentSummary[] }) {
  return (
    <DataTable
      className={clsx(classes.table)}
      records={[...incidents]}
      columns={COLUMNS}
      minHeight={0}
      backgroundColor="var(--surface)"
      borderColor="var(--line)"
      rowBorderColor="var(--line)"
      highlightOnHoverColor="var(--hover)"
      verticalSpacing={10}
      horizontalSpacing={16}
      highlightOnHover
      verticalAlign="center"
    />
  );
}

/** Shows the title of an incident, in the first column of the table. */
function IncidentTitle({ incident }: { readonly incident: IncidentSummary }) {
  const tenant = useTenant();
  return (
    <span className={classes.title}>
      <IncidentMark kind={incident.kind} isResolved={incident.resolvedAt !== null} />
      <span>
        <Link href={`/t/${tenant.slug}/incidents/${incident.id}`} className={classes.link}>
          <Breakable text={incident.title} />
        </Link>
        <span className={classes.sub}>
          {incident.failure !== null && <FailureName failure={incident.failure} />}
          {incident.absorbedBy !== null && ' Merged into a wider incident'}
        </span>
      </span>
    </span>
  );
}
