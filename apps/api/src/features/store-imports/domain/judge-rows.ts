import { profileFaults, profileOfStore, type TenantLayers } from '@sightline/allowlist';
import { formatList, type Pack, pluralize, type RowFate, STORE_COLUMNS, type StoreImportReport } from '@sightline/spec';
import { readRow, type StoreCellFault } from './read-row.ts';
import type { StoreLine } from './store-csv.ts';
import type { StoreRow } from './store-table.ts';

/** A row with its store, and whether it would add, change or leave the store, or is refused. */
export interface JudgedRow {
  readonly line: number;
  readonly store: StoreLine;
  readonly fate: RowFate;
  readonly faults: readonly StoreCellFault[];
}

/** What rows are compared with. */
export interface RowSurroundings {
  /** The tenant's stores whose numbers are in the file. */
  readonly known: ReadonlyMap<string, StoreLine>;
  readonly layers: TenantLayers;
  readonly packsByTags: (tags: readonly string[]) => readonly Pack[];
}

const ROWS_LISTED_MAX = 500;
const FAULTS_LISTED_MAX = 20;

/** Judges every row of a file. Refuses a number that an earlier row has. Pure. */
export function judgeRows(rows: readonly StoreRow[], surroundings: RowSurroundings): JudgedRow[] {
  const lineByNumber = new Map<string, number>();
  return rows.map((row) => {
    const number = row.cells.get('number') ?? '';
    const earlier = lineByNumber.get(number);
    if (number !== '' && earlier === undefined) lineByNumber.set(number, row.line);
    const judged = judgeRow(row, surroundings);
    if (number === '' || earlier === undefined) return judged;
    const fault = { column: 'number', reason: `already appears in line ${earlier}` };
    return { ...judged, fate: 'refused', faults: [fault, ...judged.faults] };
  });
}

function judgeRow(row: StoreRow, { known, layers, packsByTags }: RowSurroundings): JudgedRow {
  const before = known.get(row.cells.get('number') ?? '') ?? null;
  const { store, faults } = readRow(row, before);
  const atFault = new Set(faults.map(({ column }) => column));
  // A cell that cannot be read gets one fault, not a second one for its missing value.
  const missing = missingFaults(store, layers).filter(({ column }) => !atFault.has(column));
  const all = [...faults, ...profileCellFaults(store, packsByTags(store.tags)), ...missing];
  return { line: row.line, store, faults: all, fate: fateOf(store, before, all) };
}

function fateOf(store: StoreLine, before: StoreLine | null, faults: readonly StoreCellFault[]): RowFate {
  if (faults.length > 0) return 'refused';
  if (before === null) return 'added';
  return lineText(store) === lineText(before) ? 'unchanged' : 'changed';
}

function profileCellFaults({ own }: StoreLine, packs: readonly Pack[]): StoreCellFault[] {
  return profileFaults(own, packs).map(({ path: [field, name], message }) => ({
    column: field === 'variables' ? (name ?? 'variables') : 'choices',
    reason: message,
  }));
}

function missingFaults(store: StoreLine, layers: TenantLayers): StoreCellFault[] {
  const resolved = profileOfStore(layers, store);
  if (resolved.kind === 'resolved') return [];
  return resolved.missing.map((column) => ({ column, reason: 'is required: no default is set' }));
}

/** Returns the same text for equal stores, in whatever order their values were set. */
function lineText({ own, ...line }: StoreLine): string {
  const { variables = {}, choices = {}, ...plain } = own;
  const sorted = [plain, variables, choices].map((record) =>
    Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return JSON.stringify([line.number, line.name, line.address, line.timeZone, line.tags, sorted]);
}

/** Reports on a file: counts, and its rows with refused ones first, at most 500. Pure. */
export function importReportOf(judged: readonly JudgedRow[]): StoreImportReport {
  const counts = { added: 0, changed: 0, unchanged: 0, refused: 0 };
  for (const { fate } of judged) counts[fate] += 1;
  const order: readonly RowFate[] = ['refused', 'changed', 'added', 'unchanged'];
  const listed = order.flatMap((fate) => judged.filter((row) => row.fate === fate)).slice(0, ROWS_LISTED_MAX);
  return {
    counts,
    refusal: null,
    rows: listed.map(({ line, store, fate, faults }) => ({
      line,
      number: store.number.slice(0, 100),
      name: store.name.slice(0, 200),
      fate,
      faults: faults
        .slice(0, FAULTS_LISTED_MAX)
        .map(({ column, reason }) => ({ column: column.slice(0, 100), reason: reason.slice(0, 300) })),
    })),
  };
}

/** Returns why the columns of a file cannot be imported; null when they can. Pure. */
export function columnsRefusal(columns: readonly string[], variables: readonly string[]): string | null {
  if (!columns.includes('number')) return 'The file has no "number" column. It identifies each store.';
  const known: readonly string[] = [...STORE_COLUMNS, ...variables];
  const unknown = columns.filter((column) => !known.includes(column));
  return unknown.length === 0
    ? null
    : `Unknown ${pluralize(unknown.length, 'column')} ${formatList(unknown.map((column) => `"${column.slice(0, 50)}"`))}. The columns are ${formatList(known)}.`;
}
