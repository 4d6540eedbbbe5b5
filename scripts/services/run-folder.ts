import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endProcess } from './end-process.ts';
import { identifyProcess, isSameProcess, type ProcessIdentity } from './process-identity.ts';

const RECORD = 'running.json';
const GRACE_MS = 10_000;

interface RunRecord {
  readonly owner: ProcessIdentity;
  readonly children: readonly ProcessIdentity[];
}

/** A folder that one run owns, with a record of what it started there, so that whoever comes later can clean up. */
export interface RunFolder {
  readonly path: string;
  recordChild(pid: number): void;
  forgetChild(pid: number): void;
  /** Gives the folder up; what is in it stays. */
  release(): void;
}

/**
 * Takes a folder for this process, creating it where it is missing. What a dead owner left running in it is ended first.
 *
 * Throws when its owner still runs.
 */
export async function claimRunFolder(path: string): Promise<RunFolder> {
  mkdirSync(path, { recursive: true });
  if (!(await endAbandoned(path))) {
    throw new Error(`another run is using ${path}: stop it first`);
  }
  const owner = identifyProcess(process.pid);
  if (owner === null) throw new Error('this process cannot identify itself');
  const children = new Map<number, ProcessIdentity>();
  const file = join(path, RECORD);
  const save = (): void => {
    writeFileSync(file, JSON.stringify({ owner, children: [...children.values()] } satisfies RunRecord));
  };
  save();
  return {
    path,
    recordChild: (pid) => {
      const child = identifyProcess(pid);
      if (child === null) return;
      children.set(pid, child);
      save();
    },
    forgetChild: (pid) => {
      children.delete(pid);
      save();
    },
    release: () => {
      rmSync(file, { force: true });
    },
  };
}

/** Ends what a run left in a folder if its owner is dead. Answers whether the folder is free: false while the owner runs. */
export async function endAbandoned(path: string): Promise<boolean> {
  const record = readRecord(join(path, RECORD));
  if (record === null) return true;
  if (isSameProcess(record.owner) && record.owner.pid !== process.pid) return false;
  await Promise.all(record.children.map((child) => endProcess(child, 'SIGINT', GRACE_MS)));
  rmSync(join(path, RECORD), { force: true });
  return true;
}

/** A record half written by a run that was killed counts as none: the reaper of that run has its own list. */
function readRecord(file: string): RunRecord | null {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isRunRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function isRunRecord(value: unknown): value is RunRecord {
  if (typeof value !== 'object' || value === null || !('owner' in value) || !('children' in value)) return false;
  return isIdentity(value.owner) && Array.isArray(value.children) && value.children.every(isIdentity);
}

function isIdentity(value: unknown): value is ProcessIdentity {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pid' in value &&
    typeof value.pid === 'number' &&
    'startedAt' in value &&
    typeof value.startedAt === 'string'
  );
}
