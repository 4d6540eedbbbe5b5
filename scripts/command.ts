import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { endGroup } from './services/end-process.ts';
import { identifyProcess, type ProcessIdentity } from './services/process-identity.ts';
import { type Reaper, startReaper } from './services/reaper.ts';

/** The checkout. */
export const ROOT = resolve(import.meta.dirname, '..');
const GRACE_MS = 5_000;

/** What a tool came to. */
export interface CommandResult {
  readonly status: number;
  /** stdout and stderr as they came; empty when they went to the terminal. */
  readonly output: string;
}

export interface CommandOptions {
  readonly signal: AbortSignal;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Where its output goes: to the terminal as it comes, or into the result. */
  readonly show: 'live' | 'captured';
}

const running = new Set<ProcessIdentity>();
let reaper: Reaper | null = null;

/**
 * Runs a command line, its words split at spaces, with the installed commands in the PATH.
 *
 * It leads a process group of its own, which ends with us however we end. Answers its exit status, 1 when a signal ended
 * it. Throws when it cannot be started or the signal given is aborted already.
 */
export async function runCommand(line: string, options: CommandOptions): Promise<CommandResult> {
  options.signal.throwIfAborted();
  const [file = '', ...args] = line.split(' ');
  const live = options.show === 'live';
  const child = spawn(file, args, {
    cwd: options.cwd ?? ROOT,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
    detached: process.platform !== 'win32',
    shell: process.platform === 'win32',
  });
  const identity = guard(child);
  let output = '';
  const collect = (chunk: Buffer): void => void (output += chunk.toString());
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  try {
    return { status: await exitOf(child, file), output };
  } finally {
    if (identity !== null) running.delete(identity);
  }
}

/** Ends what runCommand has running, SIGTERM first. */
export async function endCommands(): Promise<void> {
  await Promise.allSettled([...running].map((leader) => endGroup(leader, 'SIGTERM', GRACE_MS)));
}

/** Puts a child on the list of what is to end with us, and of the reaper, should we be killed. */
function guard(child: ChildProcess): ProcessIdentity | null {
  const identity = child.pid === undefined ? null : identifyProcess(child.pid);
  if (identity === null) return null;
  running.add(identity);
  reaper ??= startReaper();
  reaper.watchGroup(identity.pid);
  return identity;
}

function exitOf(child: ChildProcess, file: string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', (cause) => {
      reject(new Error(`cannot run ${file}`, { cause }));
    });
    child.once('close', (code) => {
      resolve(code ?? 1);
    });
  });
}

/** The same for a step that must succeed: throws with the end of its output when it does not. */
export async function mustRun(line: string, options: CommandOptions): Promise<void> {
  const { status, output } = await runCommand(line, options);
  if (status !== 0) throw new Error(`${line} failed (exit status ${String(status)})\n${output}`.trimEnd());
}
