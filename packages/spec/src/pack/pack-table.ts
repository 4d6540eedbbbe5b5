/** The columns of a pack written as a table. */
export const PACK_TABLE_COLUMNS = [
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
export type PackTableColumn = (typeof PACK_TABLE_COLUMNS)[number];
