import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isDiskRefusal, isExistingFile, isForeignProcess } from '../failures/classify-failure.ts';

export type Lock =
  | { readonly kind: 'held'; readonly release: () => void }
  /** The disk takes no file; going on without a lock is better than not watching the store. */
  | { readonly kind: 'unlockable' }
  | { readonly kind: 'taken'; readonly pid: number };

/** Takes the lock file, which one living process at a time can hold. A dead holder's is taken over. */
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

/** The process that holds the lock, null when none does. */
export function lockHolder(path: string): number | null {
  const [pidText, start] = readText(path).trim().split(' ');
  const pid = Number(pidText);
  // In a container the same process id comes back at every start, so our own is never another's lock.
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

/** When a process started, in the kernel's ticks: tells a re-used process id from the same process. Empty where unknown. */
function processStart(pid: number): string {
  const stat = readText(`/proc/${pid}/stat`);
  // The command in brackets may hold spaces; the start time is the 22nd field, the 20th behind it.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}
