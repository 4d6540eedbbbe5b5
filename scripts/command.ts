import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

/** The checkout. */
export const ROOT = resolve(import.meta.dirname, '..');
export const TSC = resolve(ROOT, 'node_modules', '@typescript', 'native', 'bin', 'tsc');

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

/**
 * Runs a command line, its words split at spaces, with the installed commands in the PATH.
 *
 * Answers its exit status, 1 when a signal ended it. Throws when it cannot be started.
 */
export function runCommand(line: string, options: CommandOptions): Promise<CommandResult> {
  const [file = '', ...args] = line.split(' ');
  const live = options.show === 'live';
  const child = spawn(file, args, {
    cwd: options.cwd ?? ROOT,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
    shell: process.platform === 'win32',
  });
  const stop = (): void => void child.kill('SIGTERM');
  options.signal.addEventListener('abort', stop);
  let output = '';
  const collect = (chunk: Buffer): void => void (output += chunk.toString());
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  return new Promise<CommandResult>((done, reject) => {
    child.once('error', (cause) => {
      reject(new Error(`cannot run ${file}`, { cause }));
    });
    child.once('close', (code) => {
      done({ status: code ?? 1, output });
    });
  }).finally(() => {
    options.signal.removeEventListener('abort', stop);
  });
}

/** The same for a step that must succeed: throws with the end of its output when it does not. */
export async function mustRun(line: string, options: CommandOptions): Promise<void> {
  const { status, output } = await runCommand(line, options);
  if (status !== 0) throw new Error(`${line} failed (exit status ${String(status)})\n${output}`.trimEnd());
}
