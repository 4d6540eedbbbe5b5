import { join } from 'node:path';
import { Client } from 'pg';
import { type MigrationFile, readMigrationFiles } from './migration-files.ts';
import {
  ensureMigrationTable,
  MIGRATION_LOCK,
  type MigrationRecord,
  readMigrationRecords,
  recordMigration,
} from './migration-record.ts';
import { ensureRoles, passwordsFromUrls, type RolePasswords } from './roles.ts';

export interface MigrateOptions {
  /** Defaults to the passwords in DATABASE_APP_URL and DATABASE_SYSTEM_URL. */
  readonly passwords?: RolePasswords;
  /** Defaults to prisma/migrations. */
  readonly folder?: string;
}

/**
 * Updates a database: creates the runtime roles, then applies every missing migration in its own transaction.
 *
 * Keeps Prisma's records, so `prisma migrate status` agrees. Returns the names applied, in order. Simultaneous runs wait for
 * each other. Throws when an applied migration was edited or never finished, and when a statement fails; the failing
 * migration is then rolled back completely.
 */
export async function migrate(ownerUrl: string, options: MigrateOptions = {}): Promise<{ applied: string[] }> {
  const files = await readMigrationFiles(options.folder ?? join(import.meta.dirname, 'migrations'));
  const passwords =
    options.passwords ?? passwordsFromUrls([process.env['DATABASE_APP_URL'], process.env['DATABASE_SYSTEM_URL']]);
  const client = new Client({ connectionString: ownerUrl, application_name: 'sightline migrate' });
  await client.connect();
  try {
    await client.query(`SET lock_timeout = '60s'; SELECT pg_advisory_lock(${String(MIGRATION_LOCK)})`);
    await ensureRoles(client, passwords);
    await ensureMigrationTable(client);
    return { applied: await applyMissing(client, files) };
  } finally {
    // Ending the session releases the lock.
    await client.end();
  }
}

async function applyMissing(client: Client, files: readonly MigrationFile[]): Promise<string[]> {
  const records = await readMigrationRecords(client);
  const missing = files.filter((file) => isMissing(file, records.get(file.name)));
  for (const file of missing) await applyOne(client, file);
  return missing.map((file) => file.name);
}

function isMissing(file: MigrationFile, record: MigrationRecord | undefined): boolean {
  if (record === undefined) return true;
  if (!record.finished) throw new Error(`migration ${file.name} was begun and never finished: see _prisma_migrations`);
  if (record.checksum !== file.checksum) {
    throw new Error(`migration ${file.name} was edited after it was applied: write a new migration instead`);
  }
  return false;
}

async function applyOne(client: Client, file: MigrationFile): Promise<void> {
  const startedAt = new Date();
  await client.query('BEGIN');
  try {
    await client.query(file.sql);
    await recordMigration(client, file, startedAt);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Error(`migration ${file.name} failed and was rolled back`, { cause: error });
  }
}

if (import.meta.main) {
  const ownerUrl = process.env['DATABASE_URL'];
  if (ownerUrl === undefined || ownerUrl === '') throw new Error('DATABASE_URL must name the owner of the database');
  const { applied } = await migrate(ownerUrl);
  process.stdout.write(applied.length === 0 ? 'up to date\n' : `applied ${applied.join(', ')}\n`);
}
