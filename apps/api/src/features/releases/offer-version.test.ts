import { hostIdSchema, type RolloutState } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import type { StoredRollout } from './domain/rollout.ts';
import { OfferVersion } from './offer-version.ts';
import type { RolloutStore } from './postgres/rollout-store.ts';

const HOST = hostIdSchema.parse('019ac1d2-0000-7000-8000-000000000001');
const START = new Date('2026-11-24T12:00:00.000Z');

function rolloutIn(state: RolloutState, sharePercent: number): StoredRollout {
  return {
    ...{ id: 'r', version: '1.2.0', platforms: ['linux-x64'], state, haltReason: null, sentence: '', startedBy: 'Ada' },
    stages: [{ sharePercent, soakS: 0 }],
    ...{ startedAt: START, stateSince: START, stage: 0, stageSince: START },
  };
}

/** Keeps rollouts in memory and counts the reads. */
class FakeRollouts implements Pick<RolloutStore, 'current' | 'settledVersion'> {
  reads = 0;
  isDown = false;
  rollout: StoredRollout | null = null;
  settled: string | null = null;

  async current(): Promise<StoredRollout | null> {
    this.reads += 1;
    await Promise.resolve();
    if (this.isDown) throw new Error('Postgres is down');
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
  return { rollouts, clock, offers: new OfferVersion(rollouts, clock) };
}

describe('the version offered to a host', () => {
  it.each([
    ['the rollout version if the host is in the share', 'running', 100, '1.0.0', '1.2.0'],
    ['the last finished version if the host is not', 'running', 0.1, '1.0.0', '1.1.0'],
    ['the last finished version while the rollout is halted', 'halted', 100, '1.0.0', '1.1.0'],
    ['the last finished version while it is paused', 'paused', 100, '1.0.0', '1.1.0'],
    ['nothing older than the host runs, even if that version was halted', 'halted', 100, '1.2.0', null],
    ['nothing if the host already runs the version', 'running', 100, '1.2.0', null],
    ['nothing if the host runs an unreleased version', 'running', 100, 'nightly', null],
  ] as const)('is %s', async (_, state, share, version, offered) => {
    expect(await setUp(state, share).offers.offerFor(HOST, version)).toBe(offered);
  });

  it('is nothing while the database is down, so that reports are still accepted', async () => {
    const { rollouts, offers } = setUp('running', 100);
    rollouts.isDown = true;
    expect(await offers.offerFor(HOST, '1.0.0')).toBeNull();
    rollouts.isDown = false;
    expect(await offers.offerFor(HOST, '1.0.0')).toBe('1.2.0');
  });

  it('is read once for all receipts of the next five seconds', async () => {
    const { rollouts, clock, offers } = setUp('running', 100);
    await Promise.all(Array.from({ length: 50 }, async () => await offers.offerFor(HOST, '1.0.0')));
    expect(rollouts.reads).toBe(1);
    clock.nowMs += 5_000;
    await offers.offerFor(HOST, '1.0.0');
    expect(rollouts.reads).toBe(2);
  });
});
