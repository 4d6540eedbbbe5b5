import type { CheckState, HostId } from '@sightline/spec';
import { hostIdSchema } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { type EntryFacts, judgeEntry } from './judge-entry.ts';
import type { CheckSnapshot } from './store-snapshot.ts';

const NOW = new Date('2026-11-24T12:00:00Z');
const BOH: HostId = hostIdSchema.parse('01900000-0000-7000-8000-000000000001');
const SECOND: HostId = hostIdSchema.parse('01900000-0000-7000-8000-000000000002');

function check(part: Partial<CheckSnapshot> = {}): CheckSnapshot {
  return {
    packId: 'paytronix',
    entryId: 'server',
    hostId: BOH,
    target: 'a.example:443',
    anyOf: null,
    intervalS: 30,
    state: 'pass',
    reason: 'The last probes passed.',
    failure: null,
    lastProbedAt: minutesAgo(1),
    addresses: [],
    tlsIssuer: null,
    phasesMs: null,
    ...part,
  };
}

function minutesAgo(minutes: number): Date {
  return new Date(NOW.getTime() - minutes * 60_000);
}

function judge(checks: readonly CheckSnapshot[], part: Partial<EntryFacts> = {}) {
  return judgeEntry(
    {
      entry: { appliesTo: { pos: 'all', regions: 'all', environments: 'all', roles: ['boh'] } },
      appliesToStore: true,
      hosts: [{ id: BOH, name: 'BOH', role: 'boh', platform: 'win32-x64' }],
      checks,
      unplanned: [],
      ...part,
    },
    NOW,
  );
}

describe('judgeEntry', () => {
  it('is verified as of its oldest evidence', () => {
    const checks = [check(), check({ target: 'b.example:443', lastProbedAt: minutesAgo(9) })];
    expect(judge(checks)).toMatchObject({ verdict: 'verified', at: minutesAgo(9) });
  });

  it.each<[string, Partial<CheckSnapshot>, string]>([
    ['silence', { lastProbedAt: null, state: 'unverified' }, 'never_probed'],
    ['an old pass', { lastProbedAt: minutesAgo(16) }, 'stale'],
    ['an old pass of a check with a long interval', { intervalS: 600, lastProbedAt: minutesAgo(31) }, 'stale'],
    ['a pass followed by a failed probe', { failure: 'connect.timeout' }, 'undecided'],
    ['an undecided verdict', { state: 'unverified' }, 'undecided'],
    ['an altered connection', { state: 'degraded', failure: 'tls.intercepted' }, 'degraded'],
    ['a failure', { state: 'blocked', failure: 'connect.timeout' }, 'failing'],
    ['an outage of the vendor', { state: 'target_down', failure: 'connect.timeout' }, 'target_down'],
    ['an outage of the store', { state: 'store_offline', failure: 'connect.timeout' }, 'store_offline'],
  ])('never counts %s as a pass', (_, part, code) => {
    expect(judge([check(), check({ target: 'b.example:443', ...part })])).toMatchObject({
      verdict: 'not_verified',
      reasons: [{ code }],
    });
  });

  it('accepts evidence up to three intervals old', () => {
    expect(judge([check({ intervalS: 600, lastProbedAt: minutesAgo(29) })])).toMatchObject({ verdict: 'verified' });
  });

  it('needs one of several alternatives on each host', () => {
    const blocked: { state: CheckState } = { state: 'blocked' };
    const onFirst = [check({ anyOf: 'names' }), check({ anyOf: 'names', target: 'b.example:443', ...blocked })];
    expect(judge(onFirst)).toMatchObject({ verdict: 'verified' });
    const onSecond = check({ anyOf: 'names', hostId: SECOND, ...blocked });
    expect(judge([...onFirst, onSecond])).toMatchObject({ verdict: 'not_verified', reasons: [{ code: 'failing' }] });
  });

  it('is not verified while part of it cannot be probed', () => {
    const unplanned = [{ hostId: BOH, text: 'URL is unknown.' }];
    expect(judge([check()], { unplanned })).toMatchObject({
      verdict: 'not_verified',
      reasons: [{ code: 'not_planned', text: 'URL is unknown.' }],
    });
  });

  it('is not verified without a host that checks it, and says so', () => {
    expect(judge([], { hosts: [] })).toMatchObject({ verdict: 'not_verified', reasons: [{ code: 'no_host' }] });
    expect(judge([])).toMatchObject({ verdict: 'not_verified', reasons: [{ code: 'not_planned' }] });
  });

  it('applies only to stores that the entry is for', () => {
    expect(judge([], { appliesToStore: false })).toMatchObject({ verdict: 'not_applicable' });
  });
});
