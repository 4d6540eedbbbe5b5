/** One row of a file of stores: its cells by column name, and the line that it starts on. */
export interface StoreRow {
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
}

/** A file of stores, or why it cannot be read. */
export type StoreTable =
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly StoreRow[] }
  | { readonly kind: 'refused'; readonly line: number; readonly reason: string };
