export type CommandOutcome =
  | { readonly kind: 'ended'; readonly status: number; readonly stdout: string }
  /** Not there, not in time, or with more output than anyone needs. */
  | { readonly kind: 'failed'; readonly reason: string };

/** Runs a program of the system to its end; `input` is what it reads. Does not reject. */
export type RunCommand = (argv: readonly [string, ...string[]], input?: string) => Promise<CommandOutcome>;

const TIMEOUT_MS = 20_000;
const OUTPUT_BYTES_MAX = 4 * 1024 * 1024;

export const runCommand: RunCommand = async ([file, ...args], input = '') => {
  // Loaded only where it is needed: it costs 2 MiB.
  const { spawn } = await import('node:child_process');
  return await new Promise((resolve) => {
    const child = spawn(file, args, {
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
      timeout: TIMEOUT_MS,
      killSignal: 'SIGKILL',
    });
    // A program that reads nothing may be gone before its input is.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
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
};
