import type { RowFate, StoreImport } from '@sightline/spec';

export const FATE_LABEL: Readonly<Record<RowFate, string>> = {
  refused: 'Rejected',
  added: 'Added',
  changed: 'Changed',
  unchanged: 'Unchanged',
};

export const STATUS_LABEL: Readonly<Record<StoreImport['status'], string>> = {
  checking: 'Checking',
  checked: 'Checked',
  applying: 'Applying',
  applied: 'Applied',
  refused: 'Not applied',
};

/** Returns the label of a column. */
export function columnLabel(column: string): string {
  return column.replaceAll('_', ' ');
}
