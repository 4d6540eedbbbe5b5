import { HOST_ROLES, type HostRole } from '../ids.ts';

/** The columns of a vendor's list as a table. */
export const CSV_COLUMNS = [
  'id',
  'section',
  'title',
  'destination',
  'protocol',
  'ports',
  'direction',
  'source_role',
  'peer_role',
  'required',
  'pos',
  'region',
  'environment',
  'breaks',
  'notes',
] as const;
export type CsvColumn = (typeof CSV_COLUMNS)[number];
export const REQUIRED_COLUMNS = ['id', 'title', 'destination'] as const satisfies readonly CsvColumn[];

export interface CellFault {
  readonly column: CsvColumn;
  readonly message: string;
}

/** What a cell holds, or its fault. */
export type CellReading<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'fault'; readonly fault: CellFault };

/** Roles apart by spaces, none for an empty cell. */
export function readRoles(text: string, column: CsvColumn): CellReading<HostRole[]> {
  const words = wordsOf(text);
  const roles = words.flatMap((word) => HOST_ROLES.filter((role) => role === word));
  return roles.length === words.length
    ? { kind: 'read', value: roles }
    : { kind: 'fault', fault: { column, message: `takes any of ${HOST_ROLES.join(' ')}` } };
}

/** Words apart by blanks. */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
