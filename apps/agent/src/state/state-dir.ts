import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The files in an agent's state directory. */
export interface StatePaths {
  readonly dir: string;
  readonly agent: string;
  readonly assignment: string;
  readonly status: string;
  readonly lock: string;
  readonly seq: string;
  readonly losses: string;
  readonly spool: string;
  /** The network card by which vendors identify this host. */
  readonly hardware: string;
  /** The outcome of updates, and the version that runs. */
  readonly update: string;
  /** What a version on trial reports about itself. */
  readonly trial: string;
  /** The process that supervises a trial. */
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

/**
 * Returns /var/lib for root on Linux and macOS, ProgramData on Windows (the service is SYSTEM), and the user's
 * application data otherwise.
 */
export function defaultStateDir(): string {
  if (process.getuid?.() === 0) return '/var/lib/sightline-agent';
  if (process.platform === 'win32') return 'C:\\ProgramData\\sightline-agent';
  return join(homedir(), '.local', 'state', 'sightline-agent');
}

/** Whether a folder belongs to the user of this process. Windows protects it by its access list instead. */
export function isOwnFolder(dir: string): boolean {
  const { uid } = statSync(dir);
  return process.getuid === undefined || process.getuid() === uid;
}
