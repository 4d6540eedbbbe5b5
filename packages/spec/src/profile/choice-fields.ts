import type { EntryChoice } from './entry-choice.ts';

/** The fields of an entry that a tenant may fill in where the vendor's pack leaves them open. */
export const CHOICE_FIELDS = [
  'host',
  'addresses',
  'useCorrected',
  'protocol',
  'ports',
] as const satisfies readonly (keyof EntryChoice)[];
export type ChoiceField = (typeof CHOICE_FIELDS)[number];
