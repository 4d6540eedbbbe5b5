import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { findFreePort } from './free-port.ts';
import { locatePostgres, type PostgresBinaries } from './postgres-binaries.ts';
import { postgresFlags } from './postgres-flags.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import type { ServiceUser } from './service-user.ts';

const MAJOR = '18';
/** Crash recovery of a busy cluster replays up to max_wal_size. */
const READY_LIMIT_MS = 120_000;
const PORT_ATTEMPTS = 5;

export interface ClusterOptions {
  /** Where the data and the log go; the service user can enter it. */
  readonly folder: string;
  readonly user: ServiceUser | null;
  /** Of the superuser `postgres`. */
  readonly password: string;
  readonly onSpawn: (pid: number) => void;
  /** Trades safety on a crash for speed; for data nobody will miss. */
  readonly ephemeral: boolean;
}

/** A running cluster, on loopback. */
export interface Cluster extends ServerProcess {
  readonly port: number;
}

/**
 * Starts an embedded PostgreSQL, creating the cluster the first time and recovering it after an unclean end.
 *
 * Throws when the data is of another major version, and with the end of the log when it does not come up.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const binaries = await locatePostgres(options.user);
  const data = join(options.folder, 'postgres');
  if (!existsSync(data)) await createCluster(binaries, data, options);
  await refuseOtherVersion(data);
  return startOnFreePort(binaries, data, options);
}

async function startOnFreePort(
  binaries: PostgresBinaries,
  data: string,
  options: ClusterOptions,
  attempt = 1,
): Promise<Cluster> {
  const port = await findFreePort();
  const command = {
    name: 'PostgreSQL',
    file: binaries.postgres,
    args: ['-D', data, ...postgresFlags(port, options.ephemeral)],
    logFile: join(options.folder, 'postgres.log'),
    env: { ...process.env, LC_ALL: 'C' },
    onSpawn: options.onSpawn,
    ...(options.user !== null && { as: options.user }),
  };
  // Whoever claims the folder has ended what ran in it, so a pid file left here is of a crash. Postgres would believe
  // it if another process has got the number meanwhile.
  await rm(join(data, 'postmaster.pid'), { force: true });
  try {
    const server = await startServer(command, () => answers(port, options.password), READY_LIMIT_MS);
    return { ...server, port };
  } catch (error) {
    // The port was taken between finding and binding, or a predecessor's last child still holds the shared memory.
    const passing = /could not bind|Address already in use|pre-existing shared memory/.test(String(error));
    if (!passing || attempt === PORT_ATTEMPTS) throw error;
    return startOnFreePort(binaries, data, options, attempt + 1);
  }
}

async function answers(port: number, password: string): Promise<boolean> {
  const client = new Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres' });
  // An error after the connection is refused or lost is the same answer: not yet.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/** Makes the cluster beside and renames it, so that one broken off is never taken for a whole one. */
async function createCluster({ initdb }: PostgresBinaries, data: string, options: ClusterOptions): Promise<void> {
  const unfinished = `${data}.new`;
  const passwordFile = join(options.folder, 'initdb-password');
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await writeFile(passwordFile, options.password, { mode: 0o600 });
  if (options.user !== null) {
    await chown(unfinished, options.user.uid, options.user.gid);
    await chown(passwordFile, options.user.uid, options.user.gid);
  }
  try {
    await runInitdb(initdb, initdbArgs(unfinished, passwordFile, options.ephemeral), options.user);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(unfinished, data);
}

function initdbArgs(data: string, passwordFile: string, ephemeral: boolean): string[] {
  const text = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  return [`--pgdata=${data}`, ...access, ...text, '--no-instructions', ...(ephemeral ? ['--no-sync'] : [])];
}

function runInitdb(initdb: string, args: readonly string[], user: ServiceUser | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(initdb, args, { ...user, env: { ...process.env, LC_ALL: 'C' }, cwd: '/' });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`initdb failed:\n${output.trim()}`));
    });
  });
}

async function refuseOtherVersion(data: string): Promise<void> {
  const version = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim();
  if (version !== MAJOR)
    throw new Error(`${data} is of PostgreSQL ${version}, not ${MAJOR}: remove it to start with an empty one`);
}
