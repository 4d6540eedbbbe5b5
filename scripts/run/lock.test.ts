import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withLock } from './lock.mjs';

describe('withLock', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lock-'));
    file = join(folder, 'install.lock');
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('holds the lock while the work runs, and lets go when it fails', async () => {
    const work = withLock(file, () => {
      expect(existsSync(file)).toBe(true);
      return Promise.reject(new Error('the work failed'));
    });
    await expect(work).rejects.toThrow('the work failed');
    expect(existsSync(file)).toBe(false);
  });

  it('takes over from a process that died holding it', async () => {
    const dead = spawnSync(process.execPath, ['--version']).pid;
    writeFileSync(file, String(dead));
    expect(await withLock(file, () => Promise.resolve('done'))).toBe('done');
  });
});
