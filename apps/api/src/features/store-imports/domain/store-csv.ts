import { csvText } from '@sightline/allowlist';
import { type ProfileValues, STORE_COLUMNS } from '@sightline/spec';

/** A store as one row of a file. */
export interface StoreLine {
  readonly number: string;
  readonly name: string;
  readonly address: string;
  readonly timeZone: string;
  readonly tags: readonly string[];
  /** The profile values that the store sets itself. */
  readonly own: ProfileValues;
}

export const TAG_SEPARATOR = '|';

/**
 * Writes stores as CSV that imports again unchanged.
 *
 * A profile cell is empty where the store inherits its value. Each of `variables` gets a column, and so does each variable
 * that a store sets. Cells that a spreadsheet would run as a formula start with an apostrophe, which the import removes. Pure.
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

/** Adds an apostrophe to a cell that already looks guarded, so that removing one restores it. */
function doubleGuarded(cell: string): string {
  return /^'+\s*[=+\-@＝＋－＠]/u.test(cell) ? `'${cell}` : cell;
}
