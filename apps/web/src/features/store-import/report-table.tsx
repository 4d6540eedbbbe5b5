'use client';

import { Text } from '@mantine/core';
import type { StoreImportReport } from '@sightline/spec';
import { DataTable, type DataTableColumn } from 'mantine-datatable';
import { columnLabel, FATE_LABEL } from './import-words.ts';
import classes from './store-import.module.css';

type Row = StoreImportReport['rows'][number];

const COLUMNS: DataTableColumn<Row>[] = [
  { accessor: 'line', title: 'Line', width: 70, textAlign: 'right' },
  {
    accessor: 'number',
    title: 'Store',
    render: ({ number, name }) => (
      <span className={classes.store}>
        <span className={classes.number}>{number}</span> {name}
      </span>
    ),
  },
  {
    accessor: 'fate',
    title: 'What becomes of it',
    width: 150,
    render: ({ fate }) => (
      <span className={classes.fate} data-fate={fate}>
        {FATE_LABEL[fate]}
      </span>
    ),
  },
  { accessor: 'faults', title: 'Why not', render: ({ faults }) => <Faults faults={faults} /> },
];

/** Rows of a file with what becomes of each, the refused ones first. */
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
          and {left.toLocaleString('en')} more rows
        </Text>
      )}
    </>
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
