import type { StoreTable } from './domain/store-table.ts';

/** Reads a text as a table whose first row names the columns, in lower case. */
export type TableReader = (text: string) => StoreTable;
