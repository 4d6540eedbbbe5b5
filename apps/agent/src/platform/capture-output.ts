/** What a command printed before it ended or was ended; `ended` is how. */
export interface CapturedOutput {
  readonly output: string;
  readonly ended: 'by_itself' | 'late' | 'not_there';
}

const OUTPUT_CHARACTERS_MAX = 16 * 1024;

/** Runs a command of the system without a shell, at most `timeoutMs`, and gives what it printed. Does not reject. */
export async function captureOutput(argv: readonly [string, ...string[]], timeoutMs: number): Promise<CapturedOutput> {
  // Loaded only where it is needed: it costs 2 MiB.
  const { spawn } = await import('node:child_process');
  const [file, ...args] = argv;
  return await new Promise((resolve) => {
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    let output = '';
    let isLate = false;
    const append = (chunk: Buffer): void => {
      if (output.length < OUTPUT_CHARACTERS_MAX) output += chunk.toString('utf8');
    };
    child.stdout.on('data', append);
    child.stderr.on('data', append);
    const timer = setTimeout(() => {
      isLate = true;
      child.kill('SIGKILL');
    }, timeoutMs);
    child.once('error', () => {
      clearTimeout(timer);
      resolve({ output: '', ended: 'not_there' });
    });
    child.once('close', () => {
      clearTimeout(timer);
      resolve({ output: output.slice(0, OUTPUT_CHARACTERS_MAX), ended: isLate ? 'late' : 'by_itself' });
    });
  });
}
