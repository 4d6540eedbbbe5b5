import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { endGroup, endProcess } from './end-process.ts';
import { identifyProcess, type ProcessIdentity } from './process-identity.ts';

const GRACE_MS = 5_000;

/** Cleans up after this process however it ends, kill -9 included. */
export interface Reaper {
  /** Has a process ended (SIGINT, then SIGKILL) once this one is gone. */
  watch(pid: number): void;
  /** Has the group that a process leads ended (SIGTERM, then SIGKILL) once this one is gone. */
  watchGroup(pid: number): void;
  /** Has a folder removed once this process is gone. */
  watchFolder(path: string): void;
  /** Lets go of everything watched; to be called when it was ended properly. */
  dismiss(): void;
}

/**
 * Starts the reaper: a process of its own that waits for our end of its pipe to close, which the kernel does for any
 * death. It keeps nothing of ours alive.
 */
export function startReaper(): Reaper {
  const reaper = spawn(process.execPath, [import.meta.filename], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  reaper.unref();
  // A reaper that died has nothing to be told; what is left then is cleaned by the next run.
  reaper.stdin.on('error', () => undefined);
  const tell = (line: string): void => {
    reaper.stdin.write(`${line}\n`);
  };
  const tellOf = (kind: 'process' | 'group', pid: number): void => {
    const identity = identifyProcess(pid);
    if (identity !== null) tell(`${kind} ${String(pid)} ${identity.startedAt}`);
  };
  return {
    watch: (pid) => {
      tellOf('process', pid);
    },
    watchGroup: (pid) => {
      tellOf('group', pid);
    },
    watchFolder: (path) => {
      tell(`folder ${path}`);
    },
    dismiss: () => {
      tell('dismiss');
      reaper.stdin.end();
    },
  };
}

async function reap(): Promise<void> {
  const processes: ProcessIdentity[] = [];
  const groups: ProcessIdentity[] = [];
  const folders: string[] = [];
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === 'dismiss') return;
    const [, kind, rest] = /^(\w+) (.*)$/.exec(line) ?? [];
    const [, pid, startedAt] = /^(\d+) (.*)$/.exec(rest ?? '') ?? [];
    if (kind === 'folder' && rest !== undefined) folders.push(rest);
    else if (pid !== undefined && startedAt !== undefined) {
      (kind === 'group' ? groups : processes).push({ pid: Number(pid), startedAt });
    }
  }
  await Promise.allSettled([
    ...processes.map((target) => endProcess(target, 'SIGINT', GRACE_MS)),
    ...groups.map((leader) => endGroup(leader, 'SIGTERM', GRACE_MS)),
  ]);
  await Promise.allSettled(folders.map((folder) => rm(folder, { recursive: true, force: true, maxRetries: 5 })));
}

if (import.meta.main) {
  // It outlives Ctrl-C in the terminal it shares with its owner.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
  await reap();
}
