import { type HostId, hostIdSchema, type RolloutStage } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { countRolloutHosts, type RolloutHost, type RolloutHostCounts } from './count-rollout-hosts.ts';
import { judgeRollout } from './judge-rollout.ts';
import { areStages, isInShare, type StoredRollout } from './rollout.ts';

const START = new Date('2026-11-24T12:00:00.000Z');
const after = (seconds: number): Date => new Date(START.getTime() + seconds * 1_000);
const STAGES: readonly RolloutStage[] = [
  { sharePercent: 1, soakS: 3_600 },
  { sharePercent: 100, soakS: 60 },
];
const ROLLOUT: StoredRollout = {
  id: 'r',
  version: '1.1.0',
  platforms: ['linux-x64'],
  stages: STAGES,
  state: 'running',
  haltReason: null,
  sentence: '',
  startedAt: START,
  startedBy: 'Ada',
  stateSince: START,
  stage: 0,
  stageSince: START,
};
const NONE: RolloutHostCounts = {
  hosts: 1_000,
  inShare: 10,
  updated: 0,
  rolledBack: 0,
  refused: 0,
  silent: 0,
  newFailures: 0,
  newBadSignatures: 0,
  others: 990,
  othersSilent: 0,
};
const hostId = (index: number): HostId =>
  hostIdSchema.parse(`019ac1d2-0000-7000-8000-${index.toString(16).padStart(12, '0')}`);

describe('the share of a stage', () => {
  const ids = Array.from({ length: 10_000 }, (_, index) => hostId(index));
  const shareAt = (percent: number): HostId[] => ids.filter((id) => isInShare(id, '1.1.0', percent));

  it('has the requested size, and contains every host at 100', () => {
    for (const percent of [1, 10, 50]) {
      expect(Math.abs(shareAt(percent).length / 100 - percent)).toBeLessThan(2);
    }
    expect(shareAt(100)).toEqual(ids);
  });

  it('only grows: a host that is in stays in', () => {
    const wide = new Set(shareAt(10));
    expect(shareAt(1).every((id) => wide.has(id))).toBe(true);
  });

  it('starts with other hosts for another version', () => {
    const first = new Set(shareAt(1));
    const both = ids.filter((id) => isInShare(id, '1.2.0', 1) && first.has(id));
    expect(both.length).toBeLessThan(10);
  });
});

describe('countRolloutHosts', () => {
  const host = (index: number, over: Partial<RolloutHost> = {}): RolloutHost => ({
    hostId: hostId(index),
    agentVersion: '1.0.0',
    lastReportAt: after(600),
    reportIntervalS: 30,
    outcome: null,
    ...over,
  });
  const all: StoredRollout = { ...ROLLOUT, stage: 1 };

  it('leaves out hosts that were silent before the rollout, and counts those that went silent since', () => {
    const hosts = [
      host(1),
      host(2, { lastReportAt: after(-3_600) }),
      host(3, { lastReportAt: after(10) }),
      host(4, { lastReportAt: null }),
    ];
    expect(countRolloutHosts(all, hosts, after(620))).toMatchObject({ hosts: 2, inShare: 2, silent: 1 });
  });

  it('does not count a host that is quiet during its trial as silent', () => {
    expect(countRolloutHosts(all, [host(1, { lastReportAt: after(420) })], after(600))).toMatchObject({ silent: 0 });
  });

  it('counts a host that rolled back, although its last report came from the trial', () => {
    const outcome = { outcome: 'rolled_back', reason: 'never_reported', receivedAt: after(500) } as const;
    expect(countRolloutHosts(all, [host(1, { agentVersion: '1.1.0', outcome })], after(610))).toMatchObject({
      updated: 0,
      rolledBack: 1,
      newFailures: 1,
    });
  });

  it('leaves out hosts whose agent is updated from outside', () => {
    const outcome = { outcome: 'declined', reason: 'not_self_updating', receivedAt: after(500) } as const;
    expect(countRolloutHosts(all, [host(1, { outcome }), host(2)], after(610))).toMatchObject({ hosts: 1, inShare: 1 });
  });

  it('does not count failures from before the rollout was resumed as new', () => {
    const outcome = { outcome: 'rolled_back', reason: 'crashed', receivedAt: after(500) } as const;
    const resumed: StoredRollout = { ...all, stateSince: after(550) };
    expect(countRolloutHosts(resumed, [host(1, { outcome })], after(610))).toMatchObject({
      rolledBack: 1,
      newFailures: 0,
    });
  });
});

describe('judgeRollout', () => {
  const judge = (over: Partial<RolloutHostCounts>, seconds = 7_200, rollout: Partial<StoredRollout> = {}) =>
    judgeRollout({ ...ROLLOUT, ...rollout }, { ...NONE, ...over }, after(seconds));

  it.each([
    ['waits while it soaks', { updated: 10 }, 600, { kind: 'wait', reason: 'soaking' }],
    ['waits while too few hosts are updated', { updated: 7 }, 7_200, { kind: 'wait', reason: 'too_few_updated' }],
    [
      'waits while no host is updated, however many are silent',
      { silent: 0 },
      7_200,
      { kind: 'wait', reason: 'too_few_updated' },
    ],
    ['advances when most hosts are updated and none failed', { updated: 9 }, 7_200, { kind: 'advance', stage: 1 }],
    ['skips a stage without hosts', { inShare: 0 }, 0, { kind: 'advance', stage: 1 }],
    [
      'halts at the first rollback in a small stage',
      { updated: 9, newFailures: 1 },
      600,
      { kind: 'halt', reason: 'rolled_back' },
    ],
    [
      'halts at one bad signature among thousands',
      { updated: 5_000, newFailures: 1, newBadSignatures: 1 },
      600,
      { kind: 'halt', reason: 'bad_signature' },
    ],
    [
      'advances when one of hundreds rolled back',
      { inShare: 200, updated: 199, newFailures: 1 },
      7_200,
      { kind: 'advance' },
    ],
    ['halts when updated hosts go silent', { updated: 10, silent: 1 }, 600, { kind: 'halt', reason: 'went_silent' }],
    [
      'advances when hosts outside the share are as silent',
      { updated: 9, silent: 1, othersSilent: 100 },
      7_200,
      { kind: 'advance' },
    ],
  ] as const)('%s', (_, over, seconds, verdict) => {
    expect(judge(over, seconds)).toMatchObject(verdict);
  });

  it('finishes after the last stage', () => {
    const last = { stage: 1, stageSince: START };
    expect(judge({ inShare: 1_000, updated: 1_000, others: 0 }, 61, last)).toMatchObject({ kind: 'finish' });
  });

  it.each(['paused', 'halted', 'finished'] as const)('waits while the rollout is %s', (state) => {
    expect(judge({ newFailures: 5 }, 7_200, { state })).toEqual({ kind: 'wait', reason: 'not_running' });
  });

  it('requires shares that grow to 100', () => {
    expect(areStages(STAGES)).toBe(true);
    expect(areStages([{ sharePercent: 50, soakS: 0 }])).toBe(false);
    expect(
      areStages([
        { sharePercent: 50, soakS: 0 },
        { sharePercent: 50, soakS: 0 },
        { sharePercent: 100, soakS: 0 },
      ]),
    ).toBe(false);
  });
});
