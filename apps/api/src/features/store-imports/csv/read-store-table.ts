import { readTable, type TableRow } from '@sightline/allowlist';
import { formatNumber, STORE_FILE_LIMITS } from '@sightline/spec';
import type { StoreRow, StoreTable } from '../domain/store-table.ts';

const COLUMNS_MAX = 100;
const FIRST_LINE = 1;

/**
 * Reads a file of stores with `readTable`.
 *
 * Refuses text that is not CSV, columns without a name or with a repeated one, and too many columns or rows.
 */
export function readStoreTable(text: string): StoreTable {
  const table = readTable(text);
  if (table.kind === 'malformed') return refused(table.line, table.message);
  const { columns, rows } = table;
  return refusalOf(columns, rows) ?? { kind: 'table', columns, rows: rows.map(storeRow) };
}

function refusalOf(columns: readonly string[], rows: readonly TableRow[]): StoreTable | null {
  if (columns.length === 0) return refused(FIRST_LINE, 'The file is empty.');
  if (columns.length > COLUMNS_MAX) return refused(FIRST_LINE, `The file has more than ${COLUMNS_MAX} columns.`);
  if (columns.includes('')) return refused(FIRST_LINE, 'A column has no name.');
  const repeated = columns.find((column, index) => columns.indexOf(column) < index);
  if (repeated !== undefined) return refused(FIRST_LINE, `The column "${repeated}" appears twice.`);
  const { rowsMax } = STORE_FILE_LIMITS;
  const beyond = rows[rowsMax];
  if (beyond === undefined) return null;
  return refused(beyond.line, `The file has more than ${formatNumber(rowsMax)} rows. Split it into several files.`);
}

function refused(line: number, reason: string): StoreTable {
  return { kind: 'refused', line, reason };
}

function storeRow({ line, cells }: TableRow): StoreRow {
  return { line, cells: new Map([...cells].map(([column, cell]) => [column, unguarded(cell)])) };
}

/** Removes the apostrophe that keeps a spreadsheet from running a cell as a formula; see `store-csv.ts`. */
function unguarded(cell: string): string {
  return /^'+\s*[=+\-@＝＋－＠]/u.test(cell) ? cell.slice(1) : cell;
}
