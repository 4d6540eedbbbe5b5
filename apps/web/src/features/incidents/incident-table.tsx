'use client';

import type { IncidentSummary } from '@sightline/spec';
import clsx from 'clsx';
import { DataTable, type DataTableColumn } from 'mantine-datatable';
import { Instant } from '../../shared/time/instant.tsx';
import { IncidentDuration } from './incident-duration.tsx';
import { INCIDENT_KIND } from './incident-kind.ts';
import classes from './incident-table.module.css';
import { IncidentTitle } from './incident-title.tsx';

/** On a phone an incident is its title and how long it lasts. */
const WIDE = '(min-width: 800px)';

const COLUMNS: DataTableColumn<IncidentSummary>[] = [
  { accessor: 'title', title: 'Incident', render: (incident) => <IncidentTitle incident={incident} /> },
  {
    accessor: 'kind',
    title: 'Kind',
    width: 150,
    visibleMediaQuery: WIDE,
    render: ({ kind }) => INCIDENT_KIND[kind].label,
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
    render: ({ resolvedAt }) => (resolvedAt === null ? <b>open</b> : <Instant at={resolvedAt} />),
  },
];

/** Incidents in rows; the title leads to the incident. */
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
