export type CommandOutcome =
  | { readonly kind: 'ended'; readonly status: number; readonly stdout: string }
  /** Not found, timed out, or printed too much. */
  | { readonly kind: 'failed'; readonly reason: string };

/** Runs a system command to its end; `input` is its standard input. Does not reject. */
export type RunCommand = (argv: readonly [string, ...string[]], input?: string) => Promise<CommandOutcome>;

const TIMEOUT_MS = 20_000;
const OUTPUT_BYTES_MAX = 4 * 1024 * 1024;

export const runCommand: RunCommand = async ([file, ...args], input = '') => {
  // Loaded on first use: it costs 2 MiB.
  const { spawn } = await import('node:child_process');
  return await new Promise((resolve) => {
    const child = spawn(file, args, {
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
      timeout: TIMEOUT_MS,
      killSignal: 'SIGKILL',
    });
    // A program that reads no input may end before its input is written.
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
