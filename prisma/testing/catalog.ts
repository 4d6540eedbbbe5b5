import type { Client } from 'pg';

/** The tables in `public` as the database's catalog describes them: one line of text per name. */
export interface Catalog {
  readonly columns: ReadonlyMap<string, string>;
  readonly indexes: ReadonlyMap<string, string>;
  readonly foreignKeys: ReadonlyMap<string, string>;
}

/** All tables except partitions and Prisma's own records. */
const TABLES = `SELECT oid, relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
  AND relkind IN ('r', 'p') AND NOT relispartition AND relname <> '_prisma_migrations'`;

/**
 * Reads what Prisma can express, normalized so that two ways of writing the same thing are equal.
 *
 * Skips the nullability of lists and the conditions of partial indexes, which Prisma does not express.
 */
export async function readCatalog(client: Client): Promise<Catalog> {
  const columns = await read(
    client,
    `SELECT t.relname || '.' || a.attname AS name,
       concat_ws(' ', format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull AND a.attndims = 0 THEN 'NOT NULL' END,
         'DEFAULT ' || pg_get_expr(d.adbin, d.adrelid)) AS text
     FROM (${TABLES}) t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
     LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum`,
  );
  const indexes = await read(
    client,
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS text
     FROM (${TABLES}) t JOIN pg_index i ON i.indrelid = t.oid`,
  );
  const foreignKeys = await read(
    client,
    `SELECT c.conname AS name, t.relname || ' ' || pg_get_constraintdef(c.oid) AS text
     FROM (${TABLES}) t JOIN pg_constraint c ON c.conrelid = t.oid AND c.contype = 'f'`,
  );
  return { columns, indexes, foreignKeys };
}

async function read(client: Client, sql: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ name: string; text: string }>(sql);
  return new Map(rows.map(({ name, text }) => [name, normalize(text)]));
}

function normalize(text: string): string {
  return text
    .replaceAll('(6)', '')
    .replace('CURRENT_TIMESTAMP', 'now()')
    .replace(/DEFAULT \(*(ARRAY\[\]|'\{\}')::[a-z ]+\[\].*$/, 'DEFAULT an empty list')
    .replace(' ONLY ', ' ')
    .replace(/ WHERE .*$/, '');
}
