import { hostIdSchema, type RolloutState } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import type { Rollout } from './domain/rollout.ts';
import { Offers } from './offers.ts';
import type { RolloutStore } from './releases.port.ts';

const HOST = hostIdSchema.parse('019ac1d2-0000-7000-8000-000000000001');
const START = new Date('2026-11-24T12:00:00.000Z');

function rolloutIn(state: RolloutState, sharePercent: number): Rollout {
  return {
    ...{ id: 'r', version: '1.2.0', platforms: ['linux-x64'], state, haltReason: null, sentence: '', startedBy: 'Ada' },
    stages: [{ sharePercent, soakS: 0 }],
    ...{ startedAt: START, stateSince: START, stage: 0, stageSince: START },
  };
}

/** Rollouts in memory, counted whenever they are read. */
class FakeRollouts implements Pick<RolloutStore, 'current' | 'settledVersion'> {
  reads = 0;
  isAway = false;
  rollout: Rollout | null = null;
  settled: string | null = null;

  async current(): Promise<Rollout | null> {
    this.reads += 1;
    await Promise.resolve();
    if (this.isAway) throw new Error('Postgres is away');
    return this.rollout;
  }

  async settledVersion(): Promise<string | null> {
    await Promise.resolve();
    return this.settled;
  }
}

function setUp(state: RolloutState, sharePercent: number) {
  const rollouts = new FakeRollouts();
  rollouts.rollout = rolloutIn(state, sharePercent);
  rollouts.settled = '1.1.0';
  const clock = { nowMs: 0, now: () => new Date(clock.nowMs) };
  return { rollouts, clock, offers: new Offers(rollouts, clock) };
}

describe('the offer to a host', () => {
  it.each([
    ['the version of the rollout when it is in the share', 'running', 100, '1.0.0', '1.2.0'],
    ['what every host is to run when it is not', 'running', 0.1, '1.0.0', '1.1.0'],
    ['what every host is to run while the rollout is halted', 'halted', 100, '1.0.0', '1.1.0'],
    ['what every host is to run while it is paused', 'paused', 100, '1.0.0', '1.1.0'],
    ['nothing older than it runs, although that version was halted', 'halted', 100, '1.2.0', null],
    ['nothing when it runs the version already', 'running', 100, '1.2.0', null],
    ['nothing when its version is none of ours', 'running', 100, 'nightly', null],
  ] as const)('is %s', async (_, state, share, version, offered) => {
    expect(await setUp(state, share).offers.offerFor(HOST, version)).toBe(offered);
  });

  it('is nothing while the database is away: a report is accepted all the same', async () => {
    const { rollouts, offers } = setUp('running', 100);
    rollouts.isAway = true;
    expect(await offers.offerFor(HOST, '1.0.0')).toBeNull();
    rollouts.isAway = false;
    expect(await offers.offerFor(HOST, '1.0.0')).toBe('1.2.0');
  });

  it('is read once for all receipts of the next seconds', async () => {
    const { rollouts, clock, offers } = setUp('running', 100);
    await Promise.all(Array.from({ length: 50 }, async () => await offers.offerFor(HOST, '1.0.0')));
    expect(rollouts.reads).toBe(1);
    clock.nowMs += 5_000;
    await offers.offerFor(HOST, '1.0.0');
    expect(rollouts.reads).toBe(2);
  });
});
