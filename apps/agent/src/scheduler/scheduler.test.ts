import type { AssignedCheck, Outcome } from '@sightline/spec';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock, settle } from '../../test/fake-clock.ts';
import type { ProbeResult } from '../probers/probe-result.ts';
import { delayToFirstRunMs, delayToNextRunMs, scheduleOffsetMs } from './schedule.ts';
import { type FinishedRun, Scheduler, type SchedulerOptions } from './scheduler.ts';

const PASS: Outcome = { kind: 'pass' };
const FAIL: Outcome = { kind: 'fail', failure: 'connect.timeout' };
const DEGRADED: Outcome = { kind: 'degraded', failure: 'tls.intercepted' };
const HOST = '0197a000-0000-7000-8000-00000000000a';
const NO_PHASES = { resolve: null, connect: null, tls: null, request: null, response: null };

function check(no: number, intervalS = 30): AssignedCheck {
  const id = `0197a000-0000-7000-8000-0000000${String(no).padStart(5, '0')}` as AssignedCheck['id'];
  return {
    no,
    id,
    entryId: 'entry',
    title: `Check ${no}`,
    target: { kind: 'tcp', host: 'h.test', port: 1 },
    intervalS,
    timeoutMs: 1_000,
  };
}

function resultOf(outcome: Outcome): ProbeResult {
  return { outcome, failures: [], hints: [], addresses: [], phasesMs: NO_PHASES };
}

let clock: FakeClock;
let runs: FinishedRun[];
let outcome: Outcome;

beforeEach(() => {
  clock = new FakeClock();
  runs = [];
  outcome = PASS;
});

function schedule(options: Partial<SchedulerOptions> = {}): Scheduler {
  return new Scheduler({
    clock,
    random: () => 0,
    hostId: HOST,
    probe: () => Promise.resolve(resultOf(outcome)),
    onRun: (run) => runs.push(run),
    ...options,
  });
}

const startsS = (): number[] => runs.map((run) => Math.round(run.startedMs / 100) / 10);

/** Advances to just after the first run of the only check. */
async function untilFirstRun(): Promise<number> {
  while (runs.length === 0) await clock.advance(250);
  return runs[0]?.startedMs ?? 0;
}

describe('the schedule', () => {
  it('spreads checks and hosts evenly over the interval', () => {
    const buckets = new Map<number, number>();
    for (let host = 0; host < 100; host += 1) {
      for (let no = 1; no <= 20; no += 1) {
        const bucket = Math.floor(scheduleOffsetMs(`host-${host}`, no, 30_000) / 3_000);
        buckets.set(bucket, (buckets.get(bucket) ?? 0) + 1);
      }
    }
    expect([...buckets.keys()]).toHaveLength(10);
    for (const count of buckets.values()) expect(count).toBeGreaterThan(150);
  });

  it('runs a check at the same offset of every interval', () => {
    expect(scheduleOffsetMs(HOST, 7, 30_000)).toBe(scheduleOffsetMs(HOST, 7, 30_000));
    expect(delayToNextRunMs(100_000, 10_000, 30_000)).toBe(30_000);
    expect(delayToNextRunMs(99_900, 10_000, 30_000)).toBe(30_100);
    expect(delayToNextRunMs(109_000, 10_000, 30_000)).toBe(21_000);
  });

  it('runs a new check soon, however long its interval', () => {
    for (let phase = 0; phase < 86_400_000; phase += 977_777)
      expect(delayToFirstRunMs(phase, 86_400_000)).toBeLessThan(30_000);
  });
});

describe('the scheduler', () => {
  it('runs every check once per interval', async () => {
    schedule().assign([check(1), check(2), check(3)]);
    await clock.advance(300_000);
    for (const no of [1, 2, 3]) {
      const count = runs.filter((run) => run.check.no === no).length;
      expect(count).toBeGreaterThanOrEqual(9);
      expect(count).toBeLessThanOrEqual(11);
    }
  });

  it('reprobes a new failure after 5 s and 15 s, then resumes the schedule', async () => {
    outcome = FAIL;
    schedule().assign([check(1, 600)]);
    const first = await untilFirstRun();
    await clock.advance(60_000);
    expect(runs.map((run) => run.startedMs - first)).toEqual([0, 5_000, 15_000]);
    expect(runs.map((run) => run.isUrgent)).toEqual([true, true, true]);
  });

  it('stops reprobing once an unconfirmed failure is over', async () => {
    outcome = FAIL;
    schedule().assign([check(1, 600)]);
    await untilFirstRun();
    outcome = PASS;
    await clock.advance(60_000);
    expect(runs).toHaveLength(2);
    expect(runs[1]?.isUrgent).toBe(true);
  });

  it('reprobes a recovery from a confirmed failure once, after 5 s', async () => {
    outcome = FAIL;
    schedule().assign([check(1, 60)]);
    const first = await untilFirstRun();
    await clock.advance(20_000);
    outcome = PASS;
    await clock.advance(60_000);
    const [recovery, second] = runs.slice(3);
    expect((second?.startedMs ?? 0) - (recovery?.startedMs ?? 0)).toBe(5_000);
    expect([recovery?.isUrgent, second?.isUrgent]).toEqual([true, true]);
    expect((recovery?.startedMs ?? 0) - first).toBeLessThanOrEqual(60_100);
    const soon = runs.filter(
      (run) => run.startedMs >= (recovery?.startedMs ?? 0) && run.startedMs < (recovery?.startedMs ?? 0) + 50_000,
    );
    expect(soon).toHaveLength(2);
  });

  it('also treats a change between degraded and fail as urgent', async () => {
    outcome = DEGRADED;
    schedule().assign([check(1, 600)]);
    await untilFirstRun();
    outcome = FAIL;
    await clock.advance(5_000);
    outcome = FAIL;
    await clock.advance(30_000);
    expect(runs.map((run) => run.result.outcome.kind)).toEqual(['degraded', 'fail', 'fail', 'fail']);
  });

  it('does not treat a first pass as urgent', async () => {
    schedule().assign([check(1)]);
    await untilFirstRun();
    expect(runs[0]?.isUrgent).toBe(false);
  });

  it('never exceeds its concurrency limit, and never runs a check twice at once', async () => {
    const running = new Set<number>();
    let mostAtOnce = 0;
    const scheduler = schedule({
      concurrencyMax: 4,
      probe: async ({ no }) => {
        expect(running.has(no)).toBe(false);
        running.add(no);
        mostAtOnce = Math.max(mostAtOnce, running.size);
        await new Promise<void>((resolve) => clock.after(40_000, resolve));
        running.delete(no);
        return resultOf(PASS);
      },
    });
    scheduler.assign(Array.from({ length: 30 }, (_, index) => check(index + 1, 5)));
    await clock.advance(400_000);
    expect(mostAtOnce).toBe(4);
    expect(new Set(runs.map((run) => run.check.no)).size).toBe(30);
  });

  it('keeps an unchanged check running when the assignment changes, and drops a removed one', async () => {
    const scheduler = schedule();
    scheduler.assign([check(1), check(2)]);
    await clock.advance(31_000);
    const before = startsS().length;
    scheduler.assign([check(1), { ...check(3), target: { kind: 'tcp', host: 'other.test', port: 2 } }]);
    await clock.advance(90_000);
    const after = runs.slice(before);
    expect(after.some((run) => run.check.no === 2)).toBe(false);
    expect(after.some((run) => run.check.no === 3)).toBe(true);
    expect(after.filter((run) => run.check.no === 1)).toHaveLength(3);
  });

  it('starts nothing after stop, and waits for running probes', async () => {
    let finish: () => void = () => undefined;
    const scheduler = schedule({
      probe: () =>
        new Promise((resolve) => {
          finish = () => {
            resolve(resultOf(PASS));
          };
        }),
    });
    scheduler.assign([check(1, 5)]);
    await clock.advance(6_000);
    const stopped = scheduler.stop(10_000);
    await settle();
    finish();
    await stopped;
    expect(runs).toHaveLength(1);
    await clock.advance(60_000);
    expect(runs).toHaveLength(1);
  });

  it('aborts probes that do not end in time, without a result', async () => {
    const scheduler = schedule({
      probe: (_check, signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            resolve(resultOf(FAIL));
          });
        }),
    });
    scheduler.assign([check(1, 5)]);
    await clock.advance(6_000);
    const stopped = scheduler.stop(500);
    await clock.advance(600);
    await stopped;
    expect(runs).toHaveLength(0);
  });
});

describe('a requested run of all checks', () => {
  it('probes each check once, within the concurrency limit, and keeps the schedule', async () => {
    let running = 0;
    let runningMax = 0;
    const scheduler = schedule({
      concurrencyMax: 2,
      probe: async () => {
        running += 1;
        runningMax = Math.max(runningMax, running);
        await new Promise<void>((resolve) => clock.after(100, resolve));
        running -= 1;
        return resultOf(outcome);
      },
    });
    scheduler.assign(Array.from({ length: 6 }, (_, index) => check(index + 1, 3_600)));
    await clock.advance(60_000);
    const before = runs.length;
    expect(scheduler.runAll()).toEqual([1, 2, 3, 4, 5, 6]);
    await clock.advance(1_000);
    expect(runs.slice(before).map((run) => run.check.no)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(runs.slice(before).every((run) => !run.isUrgent)).toBe(true);
    expect(runningMax).toBe(2);
  });

  it('probes a running check once more', async () => {
    const scheduler = schedule({
      probe: async () => {
        await new Promise<void>((resolve) => clock.after(1_000, resolve));
        return resultOf(outcome);
      },
    });
    scheduler.assign([check(1, 3_600)]);
    await clock.advance(scheduleOffsetMs(HOST, 1, 3_600_000) % 30_000);
    scheduler.runAll();
    await clock.advance(3_000);
    expect(runs).toHaveLength(2);
  });
});
