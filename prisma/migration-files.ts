import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One migration on disk. */
export interface MigrationFile {
  /** The folder's name, `<stamp>_<verb>_<noun>`. */
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file in hex, by which Prisma detects that an applied migration was edited. */
  readonly checksum: string;
}

/**
 * Reads the migrations in a folder, oldest first.
 *
 * Throws when the folder cannot be read or a migration has no migration.sql.
 */
export async function readMigrationFiles(folder: string): Promise<readonly MigrationFile[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(names.sort().map((name) => readMigrationFile(folder, name)));
}

async function readMigrationFile(folder: string, name: string): Promise<MigrationFile> {
  const bytes = await readFile(join(folder, name, 'migration.sql'));
  return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') };
}
