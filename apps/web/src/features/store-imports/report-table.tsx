'use client';

import { Text } from '@mantine/core';
import { formatNumber, type StoreImportReport } from '@sightline/spec';
import { DataTable, type DataTableColumn } from 'mantine-datatable';
import { columnLabel, FATE_LABEL } from './import-words.ts';
import classes from './store-imports.module.css';

type Row = StoreImportReport['rows'][number];

/** On a phone, the outcome goes below the store. */
const WIDE = '(min-width: 700px)';

const COLUMNS: DataTableColumn<Row>[] = [
  { accessor: 'line', title: 'Line', width: 70, textAlign: 'right' },
  {
    accessor: 'number',
    title: 'Store',
    render: (row) => (
      <span className={classes.store}>
        <span className={classes.number}>{row.number}</span> {row.name}
        <span className={classes.narrow}>
          <Fate fate={row.fate} />
          <Faults faults={row.faults} />
        </span>
      </span>
    ),
  },
  {
    accessor: 'fate',
    title: 'Outcome',
    width: 120,
    visibleMediaQuery: WIDE,
    render: ({ fate }) => <Fate fate={fate} />,
  },
  {
    accessor: 'faults',
    title: 'Problems',
    visibleMediaQuery: WIDE,
    render: ({ faults }) => <Faults faults={faults} />,
  },
];

/** Shows the rows of a file with their outcome; rejected ones first. */
export function ReportTable({ report }: { readonly report: StoreImportReport }) {
  const { added, changed, unchanged, refused } = report.counts;
  const left = added + changed + unchanged + refused - report.rows.length;
  return (
    <>
      <DataTable
        records={[...report.rows]}
        columns={COLUMNS}
        idAccessor="line"
        minHeight={0}
        height={report.rows.length > 12 ? 520 : 'auto'}
        backgroundColor="var(--surface)"
        borderColor="var(--line)"
        rowBorderColor="var(--line)"
        verticalSpacing={8}
        horizontalSpacing={16}
      />
      {left > 0 && (
        <Text size="sm" c="dimmed" px="md" py="xs">
          and {formatNumber(left)} more rows
        </Text>
      )}
    </>
  );
}

function Fate({ fate }: Pick<Row, 'fate'>) {
  return (
    <span className={classes.fate} data-fate={fate}>
      {FATE_LABEL[fate]}
    </span>
  );
}

function Faults({ faults }: Pick<Row, 'faults'>) {
  if (faults.length === 0) return null;
  return (
    <ul className={classes.faults}>
      {faults.map(({ column, reason }) => (
        <li key={`${column} ${reason}`}>
          <b>{columnLabel(column)}</b> {reason}
        </li>
      ))}
    </ul>
  );
}
