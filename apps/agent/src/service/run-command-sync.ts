import { spawnSync } from 'node:child_process';

export interface CommandResult {
  /** Null if the command could not be started. */
  readonly status: number | null;
  readonly output: string;
}

/** Runs a system command to its end. Does not throw. */
export type CommandRunner = (command: string, args: readonly string[]) => CommandResult;

const TIMEOUT_MS = 60_000;

export const runCommandSync: CommandRunner = (command, args) => {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', timeout: TIMEOUT_MS });
  return { status, output: error === undefined ? `${stdout}${stderr}` : error.message };
};

/** Runs a command that must succeed; throws with its output otherwise. */
export function runOrThrow(run: CommandRunner, command: string, args: readonly string[]): void {
  const { status, output } = run(command, args);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${output.trim()}`);
}
