import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'sightline-lab-';

/** Returns a new temporary folder, which the caller removes. First removes what dead processes left behind. */
export async function makeTemporaryFolder(): Promise<string> {
  await sweep();
  return await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
}

async function sweep(): Promise<void> {
  const pattern = new RegExp(`^${PREFIX}(\\d+)-`);
  for (const name of await readdir(tmpdir())) {
    const pid = pattern.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) await rm(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs as another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
