import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where an agent keeps what it must not lose, by file. */
export interface StatePaths {
  readonly dir: string;
  readonly agent: string;
  readonly assignment: string;
  readonly status: string;
  readonly lock: string;
  readonly seq: string;
  readonly losses: string;
  readonly spool: string;
}

export function statePaths(dir: string): StatePaths {
  return {
    dir,
    agent: join(dir, 'agent.json'),
    assignment: join(dir, 'assignment.json'),
    status: join(dir, 'status.json'),
    lock: join(dir, 'agent.lock'),
    seq: join(dir, 'seq'),
    losses: join(dir, 'losses.json'),
    spool: join(dir, 'spool'),
  };
}

/** Root on Linux and macOS: /var/lib; on Windows, where the service is SYSTEM: ProgramData; anyone else: their own application data. */
export function defaultStateDir(): string {
  if (process.getuid?.() === 0) return '/var/lib/sightline-agent';
  if (process.platform === 'win32') return 'C:\\ProgramData\\sightline-agent';
  return join(homedir(), '.local', 'state', 'sightline-agent');
}
