import { statSync } from 'node:fs';
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
  /** The network card by which vendors know this machine. */
  readonly hardware: string;
  /** What became of updates, and which version runs. */
  readonly update: string;
  /** What a version on trial says of itself. */
  readonly trial: string;
  /** The process that watches over a trial. */
  readonly guardian: string;
  readonly versions: string;
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
    hardware: join(dir, 'hardware.json'),
    update: join(dir, 'update.json'),
    trial: join(dir, 'trial.json'),
    guardian: join(dir, 'guardian.lock'),
    versions: join(dir, 'versions'),
  };
}

/** Root on Linux and macOS: /var/lib; on Windows, where the service is SYSTEM: ProgramData; anyone else: their own application data. */
export function defaultStateDir(): string {
  if (process.getuid?.() === 0) return '/var/lib/sightline-agent';
  if (process.platform === 'win32') return 'C:\\ProgramData\\sightline-agent';
  return join(homedir(), '.local', 'state', 'sightline-agent');
}

/** Whether a folder belongs to the user of this process. Windows closes it by its access list instead. */
export function isOwnFolder(dir: string): boolean {
  const { uid } = statSync(dir);
  return process.getuid === undefined || process.getuid() === uid;
}
