import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { identifyProcess } from '../services/process-identity.ts';
import { createPart, type Part } from './part.ts';
import { waitUntil } from './wait-until.ts';

/** Says so once it runs, and goes on until it is ended. */
const SERVER = 'console.log("running " + process.pid); setInterval(() => {}, 60_000)';

describe('a part of the stack', () => {
  let folder = '';
  let pids: number[] = [];
  let deaths: string[] = [];
  let part: Part;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sightline-part-'));
    pids = [];
    deaths = [];
    part = partOf(SERVER);
  });

  afterEach(async () => {
    await part.stop();
    rmSync(folder, { recursive: true });
  });

  function partOf(code: string, isReady = sawLine): Part {
    const command = { name: 'server', file: process.execPath, args: ['-e', code], logFile: join(folder, 'server.log') };
    return createPart(
      { command, isReady, readyMsMax: 10_000, graceMs: 2_000 },
      { watch: (pid) => pids.push(pid), onDeath: ({ name }) => deaths.push(name) },
    );
  }

  function sawLine(): Promise<boolean> {
    return Promise.resolve(readFileSync(join(folder, 'server.log'), 'utf8').includes(`running ${String(pids.at(-1))}`));
  }

  const runs = (pid: number | undefined): boolean => pid !== undefined && identifyProcess(pid) !== null;

  it('is a new process after a kill and a start', async () => {
    await part.start();
    await part.kill9();
    expect(runs(pids[0])).toBe(false);
    await part.start();
    expect(runs(pids[1])).toBe(true);
    expect(pids).toHaveLength(2);
    expect(deaths).toEqual([]);
  });

  it('is started once, however often it is asked', async () => {
    await Promise.all([part.start(), part.start()]);
    await part.start();
    expect(pids).toHaveLength(1);
  });

  it('ends with stop also while it is still starting', async () => {
    part = partOf(SERVER, () => Promise.resolve(false));
    const starting = part.start();
    const failed = expect(starting).rejects.toThrow('server ended at once');
    await part.stop();
    await failed;
    expect(runs(pids[0])).toBe(false);
  });

  it('tells when it ends by itself, and can be started again', async () => {
    await part.start();
    process.kill(pids[0] ?? 0, 'SIGKILL');
    await waitUntil(
      () =>
        Promise.resolve(deaths.length > 0 ? { kind: 'there', value: undefined } : { kind: 'missing', what: 'death' }),
      { timeoutMs: 5_000 },
    );
    expect(deaths).toEqual(['server']);
    await part.start();
    expect(runs(pids[1])).toBe(true);
  });

  it('refuses to be killed when it does not run', async () => {
    await expect(part.kill9()).rejects.toThrow('server does not run');
  });
});
