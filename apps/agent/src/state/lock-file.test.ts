import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/temporary-folder.ts';
import { lockHolder, takeLock } from './lock-file.ts';

describe('the lock', () => {
  it('is refused while a live process holds it', async () => {
    const path = join(temporaryFolder(), 'agent.lock');
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => undefined, 60_000)']);
    writeFileSync(path, `${other.pid ?? 0}\n`);
    expect(takeLock(path)).toEqual({ kind: 'taken', pid: other.pid });
    other.kill('SIGKILL');
    await once(other, 'exit');
    expect(takeLock(path).kind).toBe('held');
  });

  it('is released', () => {
    const path = join(temporaryFolder(), 'agent.lock');
    const lock = takeLock(path);
    expect(existsSync(path)).toBe(true);
    if (lock.kind === 'held') lock.release();
    expect(existsSync(path)).toBe(false);
  });

  it('does not mistake a reused process id for its holder', () => {
    const path = join(temporaryFolder(), 'agent.lock');
    writeFileSync(path, `${process.ppid} 1\n`);
    expect(lockHolder(path)).toBeNull();
  });

  it.each(['', 'nonsense', '0 0', `${process.pid} 5`])('ignores a file that says "%s"', (text) => {
    const path = join(temporaryFolder(), 'agent.lock');
    writeFileSync(path, text);
    expect(takeLock(path).kind).toBe('held');
  });

  it('is unlockable if the disk refuses the file', () => {
    const path = join(temporaryFolder(), 'agent.lock');
    mkdirSync(join(path, 'in-the-way'), { recursive: true });
    expect(takeLock(path).kind).toBe('unlockable');
  });
});
