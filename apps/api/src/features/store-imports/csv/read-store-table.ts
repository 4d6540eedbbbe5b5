import { formatCount, formatNumber, STORE_FILE_LIMITS } from '@sightline/spec';
import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { StoreRow, StoreTable } from '../domain/store-table.ts';

const CELL_CHARACTERS_MAX = 20_000;
const COLUMNS_MAX = 100;
/** The line that a refusal names when the parser gives none. */
const FIRST_LINE = 1;

const recordsSchema = z.array(z.object({ info: z.object({ lines: z.int() }), record: z.array(z.string()) }));
type CsvRecord = z.infer<typeof recordsSchema>[number];

/**
 * Reads CSV (RFC 4180) whose first row names the columns. Cells are separated by commas or semicolons, whichever the first
 * line has more of.
 *
 * Column names are returned in lower case. Skips a byte order mark and rows of empty cells. Refuses text that is not CSV,
 * rows of a different length than the first, columns without a name or with a repeated one, and too many rows.
 */
export function readStoreTable(text: string): StoreTable {
  let records: CsvRecord[];
  try {
    records = recordsSchema.parse(parse(text, optionsFor(text)));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = z.number().safeParse(error['lines']).data ?? FIRST_LINE;
    return { kind: 'refused', line, reason: `The file is not valid CSV: ${error.message}.` };
  }
  const [head, ...rest] = records.map(withFirstLine);
  if (head === undefined) return { kind: 'refused', line: FIRST_LINE, reason: 'The file is empty.' };
  const columns = head.cells.map((cell) => cell.trim().toLowerCase());
  return refusalOf(columns, rest) ?? { kind: 'table', columns, rows: rest.map((row) => storeRow(row, columns)) };
}

function optionsFor(text: string) {
  const [firstLine = ''] = text.split(/\r?\n/, 1);
  const delimiter = firstLine.split(';').length > firstLine.split(',').length ? ';' : ',';
  return {
    bom: true,
    delimiter,
    info: true,
    skip_records_with_empty_values: true,
    relax_column_count: true,
    max_record_size: CELL_CHARACTERS_MAX * 5,
  } as const;
}

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The parser gives the last line of a record; it starts as many lines earlier as its cells contain line breaks. */
function withFirstLine({ info, record }: CsvRecord): Line {
  const breaks = record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
  return { line: info.lines - breaks, cells: record };
}

function refusalOf(columns: readonly string[], rows: readonly Line[]): StoreTable | null {
  const refused = (line: number, reason: string): StoreTable => ({ kind: 'refused', line, reason });
  if (columns.length > COLUMNS_MAX) return refused(FIRST_LINE, `The file has more than ${COLUMNS_MAX} columns.`);
  if (columns.includes('')) return refused(FIRST_LINE, 'A column has no name.');
  const twice = columns.find((column, index) => columns.indexOf(column) < index);
  if (twice !== undefined) return refused(FIRST_LINE, `The column "${twice}" appears twice.`);
  const { rowsMax } = STORE_FILE_LIMITS;
  const beyond = rows[rowsMax];
  if (beyond !== undefined)
    return refused(beyond.line, `The file has more than ${formatNumber(rowsMax)} rows. Split it into several files.`);
  const odd = rows.find(({ cells }) => cells.length !== columns.length);
  if (odd === undefined) return null;
  return refused(
    odd.line,
    `The row has ${formatCount(odd.cells.length, 'cell')}, but the first row has ${columns.length}.`,
  );
}

function storeRow({ line, cells }: Line, columns: readonly string[]): StoreRow {
  return { line, cells: new Map(columns.map((column, index) => [column, unguarded(cells[index] ?? '').trim()])) };
}

/** Removes the apostrophe that keeps a spreadsheet from running a cell as a formula; see `store-csv.ts`. */
function unguarded(cell: string): string {
  return /^'+\s*[=+\-@＝＋－＠]/u.test(cell) ? cell.slice(1) : cell;
}
