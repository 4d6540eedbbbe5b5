/** Fields that change only an entry's wording or place. */
export const WORDING_FIELDS = [
  'title',
  'sectionId',
  'asPrinted',
  'provenance',
  'cells',
  'flags',
  'remarks',
  'breaks',
] as const;

/** Fields that decide what is allowed, where and from when. */
export const SUBSTANCE_FIELDS = ['subject', 'appliesTo', 'required', 'anyOf', 'effective', 'deprecated'] as const;

/** Every field of an entry that a diff compares. */
export const ENTRY_FIELDS = [...WORDING_FIELDS, ...SUBSTANCE_FIELDS] as const;
export type EntryField = (typeof ENTRY_FIELDS)[number];
