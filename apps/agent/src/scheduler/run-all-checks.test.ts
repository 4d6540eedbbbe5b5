import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../test/fake-clock.ts';
import { RunAllChecks } from './run-all-checks.ts';

let clock: FakeClock;
let asked: number;
let ended: number;
let runAll: RunAllChecks;

beforeEach(() => {
  clock = new FakeClock();
  asked = 0;
  ended = 0;
  runAll = new RunAllChecks({
    clock,
    runAll: () => {
      asked += 1;
      return [1, 2, 3];
    },
    onDone: () => {
      ended += 1;
    },
  });
});

describe('a run of all checks', () => {
  it('is done once each check was probed after the request', async () => {
    await clock.advance(1_000);
    runAll.start();
    runAll.recordRun(1, 500);
    expect(runAll.state).toEqual({ kind: 'running', done: 0, total: 3 });
    for (const no of [1, 2, 2, 3]) runAll.recordRun(no, 1_000);
    expect(runAll.state).toEqual({ kind: 'done', total: 3, finishedAt: '2026-11-24T12:00:01.000Z' });
    expect(ended).toBe(1);
  });

  it('does not start twice at once', () => {
    runAll.start();
    runAll.recordRun(1, 0);
    runAll.start();
    expect(asked).toBe(1);
    expect(runAll.state).toEqual({ kind: 'running', done: 1, total: 3 });
  });

  it('does not wait for removed checks', () => {
    runAll.start();
    runAll.keepOnly([1, 9]);
    runAll.recordRun(1, 0);
    expect(runAll.state.kind).toBe('done');
  });
});
