/** A row of a table, by the names of the columns, and the line on which it begins. */
export interface CsvRow {
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
}

export type CsvTable =
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly CsvRow[] }
  | { readonly kind: 'malformed'; readonly line: number; readonly message: string };

/**
 * Reads CSV after RFC 4180 whose first row names the columns; lines may end in LF too, and a byte order mark is passed over.
 * Rows of nothing but blanks are left out. A row of another length than the first is malformed, and so is an open quote.
 */
export function readCsvTable(text: string): CsvTable {
  const lines: { line: number; cells: string[] }[] = [];
  const source = text.replace(/^\uFEFF/, '');
  let line = 1;
  for (let at = 0; at < source.length; ) {
    const row = rowAt(source, at);
    if (row === null)
      return { kind: 'malformed', line, message: 'a quotation mark is not closed, or stands in a bare cell' };
    lines.push({ line, cells: row.cells });
    line += source.slice(at, row.end).split('\n').length - 1;
    at = row.end;
  }
  const filled = lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [head, ...rows] = filled;
  const columns = (head?.cells ?? []).map((name) => name.trim().toLowerCase());
  const odd = rows.find(({ cells }) => cells.length !== columns.length);
  if (odd !== undefined) {
    const message = `the row has ${odd.cells.length} cells, the first row ${columns.length}`;
    return { kind: 'malformed', line: odd.line, message };
  }
  return {
    kind: 'table',
    columns,
    rows: rows.map(({ line: at, cells }) => ({
      line: at,
      cells: new Map(columns.map((column, index) => [column, (cells[index] ?? '').trim()])),
    })),
  };
}

const CELL = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;

function rowAt(source: string, start: number): { cells: string[]; end: number } | null {
  const cells: string[] = [];
  for (let at = start; ; ) {
    CELL.lastIndex = at;
    const match = CELL.exec(source);
    if (match === null) return null;
    cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    at = CELL.lastIndex;
    if (match[3] !== ',') return { cells, end: at };
  }
}
