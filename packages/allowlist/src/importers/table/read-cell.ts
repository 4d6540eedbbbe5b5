import type { PackTableColumn } from '@sightline/spec';
import { HOST_ROLES, type HostRole } from '@sightline/spec';

export const REQUIRED_COLUMNS = ['id', 'title', 'destination'] as const satisfies readonly PackTableColumn[];

export interface CellFault {
  readonly column: PackTableColumn;
  readonly message: string;
}

/** The value of a cell, or its error. */
export type CellReading<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'fault'; readonly fault: CellFault };

/** Reads roles separated by spaces; none for an empty cell. */
export function readRoles(text: string, column: PackTableColumn): CellReading<HostRole[]> {
  const words = wordsOf(text);
  const roles = words.flatMap((word) => HOST_ROLES.filter((role) => role === word));
  return roles.length === words.length
    ? { kind: 'read', value: roles }
    : { kind: 'fault', fault: { column, message: `must be any of ${HOST_ROLES.join(' ')}` } };
}

/** Splits text at blanks. */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
