import { spawn } from 'node:child_process';

export type CommandOutcome =
  | { readonly kind: 'ended'; readonly status: number; readonly stdout: string }
  /** Not there, not in time, or with more output than anyone needs. */
  | { readonly kind: 'failed'; readonly reason: string };

/** Runs a program of the system to its end; `env` is added to ours. Does not reject. */
export type RunCommand = (
  argv: readonly [string, ...string[]],
  env?: Readonly<Record<string, string>>,
) => Promise<CommandOutcome>;

const TIMEOUT_MS = 20_000;
const OUTPUT_BYTES_MAX = 4 * 1024 * 1024;

export const runCommand: RunCommand = ([file, ...args], env = {}) =>
  new Promise((resolve) => {
    const child = spawn(file, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
      windowsHide: true,
      timeout: TIMEOUT_MS,
      killSignal: 'SIGKILL',
    });
    const chunks: Buffer[] = [];
    let bytes = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= OUTPUT_BYTES_MAX) chunks.push(chunk);
      else child.kill('SIGKILL');
    });
    child.once('error', (error) => {
      resolve({ kind: 'failed', reason: error.message });
    });
    child.once('close', (status, signal) => {
      if (status === null) resolve({ kind: 'failed', reason: `${file} was ended by ${signal ?? 'the system'}` });
      else resolve({ kind: 'ended', status, stdout: Buffer.concat(chunks).toString('utf8') });
    });
  });
