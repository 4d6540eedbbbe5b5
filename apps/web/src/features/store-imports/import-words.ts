import type { RowFate, StoreImport } from '@sightline/spec';

export const FATE_LABEL: Readonly<Record<RowFate, string>> = {
  refused: 'Refused',
  added: 'Added',
  changed: 'Changed',
  unchanged: 'Unchanged',
};

export const STATUS_LABEL: Readonly<Record<StoreImport['status'], string>> = {
  checking: 'Being checked',
  checked: 'Checked',
  applying: 'Being applied',
  applied: 'Applied',
  refused: 'Not applied',
};

/** A column of the file as people read it. */
export function columnLabel(column: string): string {
  return column.replaceAll('_', ' ');
}
