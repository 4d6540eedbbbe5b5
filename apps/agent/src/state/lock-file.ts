import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isDiskRefusal, isExistingFile, isForeignProcess } from '../failures/classify-failure.ts';

export type Lock =
  | { readonly kind: 'held'; readonly release: () => void }
  /** The disk refuses the file; running without a lock is better than not monitoring the store. */
  | { readonly kind: 'unlockable' }
  | { readonly kind: 'taken'; readonly pid: number };

/** Takes the lock file, which only one live process can hold. Takes over the lock of a dead process. */
export function takeLock(path: string): Lock {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const created = tryCreate(path);
    if (created !== 'exists') return created === 'created' ? heldLock(path) : { kind: 'unlockable' };
    const pid = lockHolder(path);
    if (pid !== null) return { kind: 'taken', pid };
    if (!tryRemove(path)) return { kind: 'unlockable' };
  }
  return { kind: 'unlockable' };
}

function heldLock(path: string): Lock {
  return {
    kind: 'held',
    release: () => {
      tryRemove(path);
    },
  };
}

function tryCreate(path: string): 'created' | 'exists' | 'refused' {
  try {
    writeFileSync(path, `${process.pid} ${processStart(process.pid)}\n`, { flag: 'wx', mode: 0o644 });
    return 'created';
  } catch (error) {
    if (isExistingFile(error)) return 'exists';
    if (isDiskRefusal(error)) return 'refused';
    throw error;
  }
}

function tryRemove(path: string): boolean {
  try {
    rmSync(path, { force: true });
    return true;
  } catch {
    return false;
  }
}

/** Returns the process that holds the lock; null if none does. */
export function lockHolder(path: string): number | null {
  const [pidText, start] = readText(path).trim().split(' ');
  const pid = Number(pidText);
  // A container reuses the same process id at every start, so our own id never means another process.
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid || !isAlive(pid)) return null;
  const startNow = processStart(pid);
  return start === undefined || startNow === '' || startNow === start ? pid : null;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isForeignProcess(error);
  }
}

/** Returns a process's start time in kernel ticks, which tells a reused id apart. Empty if unknown. */
function processStart(pid: number): string {
  const stat = readText(`/proc/${pid}/stat`);
  // The command in parentheses may contain spaces. The start time is field 22: the 20th after it.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}
