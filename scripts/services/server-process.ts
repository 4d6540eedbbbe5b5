import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 25;
const LOG_TAIL_LINES = 8;

export interface ServerCommand {
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly logFile: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Whom to run it as; default: us. */
  readonly as?: { readonly uid: number; readonly gid: number };
  /** Called as soon as it has a process id, long before it is ready, so that no kill of ours can leave it behind. */
  readonly onSpawn?: (pid: number, child: ChildProcess) => void;
}

/** A server that runs as a child in a session of its own, so that Ctrl-C reaches us first and we end it in order. */
export interface ServerProcess {
  readonly pid: number;
  /** Sends the signal and waits for the end; after `graceMs` SIGKILL. */
  end(signal: NodeJS.Signals, graceMs: number): Promise<void>;
}

/**
 * Starts a server and waits until `isReady` says so.
 *
 * Throws, with the end of its log, when it exits first or is not ready within `limitMs`; it is then gone.
 */
export async function startServer(
  command: ServerCommand,
  isReady: () => Promise<boolean>,
  limitMs: number,
): Promise<ServerProcess> {
  const child = spawnServer(command);
  if (child.pid !== undefined) command.onSpawn?.(child.pid, child);
  const server = { pid: await readPid(child, command), end: endOf(child) };
  const deadline = performance.now() + limitMs;
  while (!(await isReady())) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(failure(command, 'ended at once'));
    if (performance.now() > deadline) {
      await server.end('SIGTERM', 5_000);
      throw new Error(failure(command, `was not ready within ${String(limitMs)} ms`));
    }
    await delay(POLL_MS);
  }
  return server;
}

function spawnServer({ file, args, logFile, env, as }: ServerCommand): ChildProcess {
  const log = openSync(logFile, 'a');
  try {
    return spawn(file, args, { ...as, env: env ?? process.env, detached: true, stdio: ['ignore', log, log] });
  } finally {
    closeSync(log);
  }
}

function readPid(child: ChildProcess, { name, file }: ServerCommand): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', (cause) => {
      reject(new Error(`${name} cannot be started from ${file}`, { cause }));
    });
    child.once('spawn', () => {
      if (child.pid === undefined) reject(new Error(`${name} has no process id`));
      else resolve(child.pid);
    });
  });
}

function endOf(child: ChildProcess): ServerProcess['end'] {
  return async (signal, graceMs) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) =>
      child.once('exit', () => {
        resolve();
      }),
    );
    child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
    await ended;
    clearTimeout(timer);
  };
}

function failure({ name, logFile }: ServerCommand, what: string): string {
  const tail = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-LOG_TAIL_LINES).join('\n  ');
  return `${name} ${what}; the end of ${logFile}:\n  ${tail}`;
}
