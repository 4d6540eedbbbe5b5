import { csvText } from '@sightline/allowlist';
import { type ProfileValues, STORE_COLUMNS } from '@sightline/spec';

/** A store as a row of a file. */
export interface StoreLine {
  readonly number: string;
  readonly name: string;
  readonly address: string;
  readonly timeZone: string;
  readonly tags: readonly string[];
  /** What it sets of its profile itself. */
  readonly own: ProfileValues;
}

export const TAG_SEPARATOR = '|';

/**
 * Stores as CSV that imports again unchanged: a cell of the profile is empty where the store inherits. `variables` are the
 * names that get a column each, besides those that some store sets. Cells that a spreadsheet would run as a formula begin
 * with an apostrophe, which the import takes back.
 */
export function storeCsv(stores: readonly StoreLine[], variables: readonly string[]): string {
  const names = [...new Set([...variables, ...stores.flatMap(({ own }) => Object.keys(own.variables ?? {}))])].sort();
  const rows = stores.map((store) => [...fixedCells(store), ...names.map((name) => store.own.variables?.[name] ?? '')]);
  return csvText([[...STORE_COLUMNS, ...names], ...rows.map((row) => row.map(doubleGuarded))]);
}

function fixedCells({ number, name, address, timeZone, tags, own }: StoreLine): string[] {
  return [
    number,
    name,
    address,
    timeZone,
    tags.join(TAG_SEPARATOR),
    own.pos ?? '',
    own.region ?? '',
    own.environment ?? '',
    own.intervalS === undefined ? '' : String(own.intervalS),
    own.pinsAddresses === undefined ? '' : yesNo(own.pinsAddresses),
    own.choices === undefined || Object.keys(own.choices).length === 0 ? '' : JSON.stringify(own.choices),
  ];
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}

/** A cell that begins like a guarded one gets an apostrophe more, so that taking one back gives what it was. */
function doubleGuarded(cell: string): string {
  return /^'+\s*[=+\-@＝＋－＠]/u.test(cell) ? `'${cell}` : cell;
}
