/** What a command printed, and how it ended. */
export interface CapturedOutput {
  readonly output: string;
  readonly ended: 'exited' | 'timed_out' | 'not_found';
}

const OUTPUT_CHARACTERS_MAX = 16 * 1024;

/** Runs a system command without a shell for at most `timeoutMs` and returns what it printed. Does not reject. */
export async function captureOutput(argv: readonly [string, ...string[]], timeoutMs: number): Promise<CapturedOutput> {
  // Loaded on first use: it costs 2 MiB.
  const { spawn } = await import('node:child_process');
  const [file, ...args] = argv;
  return await new Promise((resolve) => {
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    let output = '';
    let isTimedOut = false;
    const append = (chunk: Buffer): void => {
      if (output.length < OUTPUT_CHARACTERS_MAX) output += chunk.toString('utf8');
    };
    child.stdout.on('data', append);
    child.stderr.on('data', append);
    const timer = setTimeout(() => {
      isTimedOut = true;
      child.kill('SIGKILL');
    }, timeoutMs);
    child.once('error', () => {
      clearTimeout(timer);
      resolve({ output: '', ended: 'not_found' });
    });
    child.once('close', () => {
      clearTimeout(timer);
      resolve({ output: output.slice(0, OUTPUT_CHARACTERS_MAX), ended: isTimedOut ? 'timed_out' : 'exited' });
    });
  });
}
