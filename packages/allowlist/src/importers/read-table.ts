import { formatCount } from '@sightline/spec';
import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';

/** A row of a table: its cells by column name, and the line that it starts on. */
export interface TableRow {
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
}

/** A table, or the line and the sentence that say why it cannot be read. */
export type Table =
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly TableRow[] }
  | { readonly kind: 'malformed'; readonly line: number; readonly message: string };

/** Spreadsheets write one of these, depending on the country and the export command. */
const DELIMITERS = [',', ';', '\t'] as const;
const RECORD_CHARACTERS_MAX = 100_000;
/** The line that an error names when the parser gives none. */
const FIRST_LINE = 1;

const recordsSchema = z.array(z.object({ info: z.object({ lines: z.int() }), record: z.array(z.string()) }));
type CsvRecord = z.infer<typeof recordsSchema>[number];

/**
 * Reads CSV (RFC 4180) whose first row names the columns. Every table that people upload goes through this reader.
 *
 * Commas, semicolons or tabs separate cells: whichever the first line has most of. Quoted cells may contain line breaks,
 * which become line feeds. Skips a byte order mark and empty rows. Returns column names in lower case and trimmed cells.
 *
 * A table is malformed when it is not CSV, or when a row and the first row differ in length. Text without rows gives no
 * columns. Pure; does not throw.
 */
export function readTable(text: string): Table {
  // The parser counts a quoted CRLF as two lines.
  const lines = text.replaceAll(/\r\n?/g, '\n');
  let records: CsvRecord[];
  try {
    records = recordsSchema.parse(parse(lines, optionsFor(lines)));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = z.int().safeParse(error['lines']).data ?? FIRST_LINE;
    return { kind: 'malformed', line, message: `The file is not valid CSV: ${error.message}.` };
  }
  const [head, ...rows] = records.map(withFirstLine);
  const columns = (head?.cells ?? []).map((name) => name.trim().toLowerCase());
  const odd = rows.find(({ cells }) => cells.length !== columns.length);
  if (odd !== undefined) {
    const message = `The row has ${formatCount(odd.cells.length, 'cell')}, but the first row has ${columns.length}.`;
    return { kind: 'malformed', line: odd.line, message };
  }
  return {
    kind: 'table',
    columns,
    rows: rows.map(({ line, cells }) => ({
      line,
      cells: new Map(columns.map((column, index) => [column, (cells[index] ?? '').trim()])),
    })),
  };
}

function optionsFor(text: string) {
  return {
    bom: true,
    delimiter: delimiterOf(text),
    info: true,
    skip_records_with_empty_values: true,
    relax_column_count: true,
    max_record_size: RECORD_CHARACTERS_MAX,
  } as const;
}

function delimiterOf(text: string): string {
  const [firstLine = ''] = text.trimStart().split('\n', 1);
  const countOf = (delimiter: string): number => firstLine.split(delimiter).length;
  return DELIMITERS.reduce((most, delimiter) => (countOf(delimiter) > countOf(most) ? delimiter : most));
}

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The parser gives the last line of a record, which starts as many lines earlier as its cells contain line breaks. */
function withFirstLine({ info, record }: CsvRecord): Line {
  const breaks = record.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
  return { line: info.lines - breaks, cells: record };
}
