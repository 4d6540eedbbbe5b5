import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ROOT_STATE } from './postgres-binaries.ts';
import { startReaper } from './reaper.ts';
import { claimRunFolder, endAbandoned } from './run-folder.ts';
import type { ServerProcess } from './server-process.ts';
import { canReach, findServiceUser, type ServiceUser } from './service-user.ts';

const CHECKOUT = resolve(import.meta.dirname, '..', '..');
const TEMPORARY = 'sightline-services-';
const GRACE_MS = 20_000;
const YOUNG_MS = 60_000;

/** Where the services of one run live, and the list of what is to be ended with it. */
export interface Workspace {
  readonly folder: string;
  readonly ephemeral: boolean;
  /** Whom servers that refuse root run as; null: us. */
  readonly user: ServiceUser | null;
  /** Has a process that was just started ended by the reaper, or by the next run, if we cannot. */
  readonly watch: (pid: number) => void;
  /** Has a server ended with the workspace. */
  adopt(server: ServerProcess): void;
  /** Takes a server that has ended off the list. */
  disown(server: ServerProcess): void;
  /** Ends everything adopted, last first. May be called twice. */
  readonly close: () => Promise<void>;
}

/**
 * Opens the workspace of this run, cleaning up first what killed runs left behind.
 *
 * Throws when another run uses the same folder.
 */
export async function openWorkspace(options: { dataDir?: string; ephemeral?: boolean }): Promise<Workspace> {
  const ephemeral = options.ephemeral ?? false;
  const user = findServiceUser();
  await sweepTemporaryFolders();
  const claim = await claimRunFolder(chooseFolder(options.dataDir, ephemeral, user));
  const reaper = startReaper();
  if (ephemeral) reaper.watchFolder(claim.path);
  const servers: ServerProcess[] = [];
  const disown = (server: ServerProcess): void => {
    servers.splice(servers.indexOf(server), servers.includes(server) ? 1 : 0);
    claim.forgetChild(server.pid);
  };
  return {
    folder: claim.path,
    ephemeral,
    user,
    disown,
    watch: (pid) => {
      claim.recordChild(pid);
      reaper.watch(pid);
    },
    adopt: (server) => {
      servers.push(server);
    },
    close: async () => {
      // SIGINT: Postgres' fast shutdown, Redis' orderly one.
      for (const server of servers.splice(0).reverse()) await server.end('SIGINT', GRACE_MS);
      claim.release();
      reaper.dismiss();
      if (ephemeral) rmSync(claim.path, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function chooseFolder(dataDir: string | undefined, ephemeral: boolean, user: ServiceUser | null): string {
  if (ephemeral) return openTo(mkdtempSync(join(tmpdir(), TEMPORARY)));
  const folder = resolve(dataDir ?? join(CHECKOUT, '.data', 'services'));
  mkdirSync(folder, { recursive: true });
  if (canReach(user, openTo(folder))) return folder;
  // Below /root nobody else can reach it: keep the data where PostgreSQL's user can.
  const reachable = join(ROOT_STATE, createHash('sha256').update(folder).digest('hex').slice(0, 12));
  mkdirSync(reachable, { recursive: true, mode: 0o755 });
  return reachable;
}

/** Lets PostgreSQL's user pass through; what is inside has permissions of its own. */
function openTo(folder: string): string {
  chmodSync(folder, 0o755);
  return folder;
}

async function sweepTemporaryFolders(): Promise<void> {
  const names = readdirSync(tmpdir()).filter((name) => name.startsWith(TEMPORARY));
  for (const name of names) {
    const folder = join(tmpdir(), name);
    if (isYoung(folder)) continue;
    if (await endAbandoned(folder).catch(() => false)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** One that another run has created and not yet claimed. */
function isYoung(folder: string): boolean {
  const stats = statSync(folder, { throwIfNoEntry: false });
  return stats === undefined || Date.now() - stats.birthtimeMs < YOUNG_MS;
}
