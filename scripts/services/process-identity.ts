import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process told apart from a later one that got the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, as the system prints it; empty where the system does not say (Windows). */
  readonly startedAt: string;
}

/** Reads the identity of a running process; null when there is none of that number. */
export function identifyProcess(pid: number): ProcessIdentity | null {
  if (!isRunning(pid)) return null;
  try {
    return { pid, startedAt: readStart(pid) };
  } catch {
    return null;
  }
}

/** Tells whether the very process recorded still runs. */
export function isSameProcess(recorded: ProcessIdentity): boolean {
  return identifyProcess(recorded.pid)?.startedAt === recorded.startedAt;
}

/** Sends a signal; a process that is gone already is no error. */
export function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function readStart(pid: number): string {
  if (process.platform === 'win32') return '';
  if (process.platform !== 'linux')
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)])
      .toString()
      .trim();
  // proc_pid_stat(5): the name in field 2 may hold spaces; after its ')' come fields 3 (state), ..., 22 (start time in ticks).
  const fields = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  if (fields[0] === 'Z') throw new Error('it has ended and waits for its parent');
  const bootId = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return `${bootId} ${fields[19] ?? ''}`;
}
