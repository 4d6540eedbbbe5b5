import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

const OUTPUT_CHARACTERS_MAX = 1_000_000;

/** The result of a command. `status` is null if a signal ended it, as after a timeout. */
export interface CommandResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  /** Written to its stdin, which is then closed. */
  readonly input?: string;
  /** When to kill it; 20 s by default. */
  readonly timeoutMs?: number;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a command to its end. Rejects if it cannot be started. */
export async function run(argv: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  const [file = '', ...args] = argv;
  const child = spawn('env', [...assignments(options.env), file, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  const timer = setTimeout(() => child.kill('SIGKILL'), options.timeoutMs ?? 20_000);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout = append(stdout, chunk)));
  child.stderr.on('data', (chunk: Buffer) => (stderr = append(stderr, chunk)));
  // A command that reads no input may end before its input is written.
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input ?? '');
  try {
    await once(child, 'close');
    return { status: child.exitCode, stdout, stderr };
  } finally {
    clearTimeout(timer);
  }
}

/** Runs a command that must succeed; returns its stdout. Throws with its output otherwise. */
export async function runOrThrow(argv: readonly string[], options: CommandOptions = {}): Promise<string> {
  const { status, stdout, stderr } = await run(argv, options);
  if (status === 0) return stdout;
  const printed = `${stdout}${stderr}`.trim().slice(-2_000);
  throw new Error(`${argv.join(' ')} failed (status ${status ?? 'none'})\n${printed}`);
}

/** Ends a process group by its leader: SIGTERM, then SIGKILL for the whole group after a grace period. */
export async function endGroup(child: ChildProcess, graceMs: number): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const group = -child.pid;
  const ended = once(child, 'exit');
  process.kill(group, 'SIGTERM');
  const timer = setTimeout(() => process.kill(group, 'SIGKILL'), graceMs);
  await ended;
  clearTimeout(timer);
}

function append(text: string, chunk: Buffer): string {
  return (text + chunk.toString()).slice(-OUTPUT_CHARACTERS_MAX);
}

/** For env(1): passing `env` to spawn would require reading ours. */
function assignments(env: Readonly<Record<string, string>> = {}): string[] {
  return Object.entries(env).map(([name, value]) => `${name}=${value}`);
}
