import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** How many runs' logs are kept; another run may still be writing its own. */
const RUNS_KEPT = 5;

/** Makes a folder for the logs of this run, named by its time, and removes those of the oldest runs. Gives its path. */
export function makeLogFolder(parent: string, now: Date): string {
  mkdirSync(parent, { recursive: true });
  const name = `${now.toISOString().replaceAll(':', '-').slice(0, 19)}-${String(process.pid)}`;
  const older = readdirSync(parent).sort().reverse();
  for (const old of older.slice(RUNS_KEPT - 1)) rmSync(join(parent, old), { recursive: true, force: true });
  const folder = join(parent, name);
  mkdirSync(folder);
  return folder;
}
