import { execFileSync, spawnSync } from 'node:child_process';

/** The account a server runs as when we are root. */
export interface ServiceUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Finds whom PostgreSQL, which refuses to run as root, is to run as: `postgres` where that user exists, else `nobody`.
 * Answers null when we are not root (it then runs as us). Throws when there is neither.
 */
export function findServiceUser(): ServiceUser | null {
  if (process.getuid?.() !== 0) return null;
  const user = readUser('postgres') ?? readUser('nobody');
  if (user === null)
    throw new Error('PostgreSQL cannot run as root, and there is no user postgres or nobody: run useradd postgres');
  return user;
}

/** Tells whether a user may read and enter a path; a checkout below /root is out of reach for every other user. */
export function canReach(user: ServiceUser | null, path: string): boolean {
  if (user === null) return true;
  return spawnSync('test', ['-r', path, '-a', '-x', path], { ...user, cwd: '/' }).status === 0;
}

function readUser(name: string): ServiceUser | null {
  try {
    return { uid: readId('-u', name), gid: readId('-g', name) };
  } catch {
    return null;
  }
}

function readId(flag: '-u' | '-g', name: string): number {
  return Number(
    execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim(),
  );
}
