/** A row of a file of stores: its cells by the names of their columns, and the line on which it begins. */
export interface StoreRow {
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
}

/** A file of stores, or why it cannot be read. */
export type StoreTable =
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly StoreRow[] }
  | { readonly kind: 'refused'; readonly line: number; readonly reason: string };
