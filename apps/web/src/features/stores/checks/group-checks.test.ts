import { type CheckSummary, checkSummarySchema } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { groupChecks, groupTrouble } from './group-checks.ts';

describe('groupChecks', () => {
  it('makes one group per section, and names the pack when there are several', () => {
    const one = [
      check('pos', { section: 'Servers' }),
      check('rest', { section: 'Servers' }),
      check('port', { section: 'Ports' }),
    ];
    expect(groupChecks(one).map(({ title, checks }) => [title, checks.map(({ entryId }) => entryId)])).toEqual([
      ['Servers', ['pos', 'rest']],
      ['Ports', ['port']],
    ]);
    const other = check('time', { packId: 'other', packTitle: 'Other', section: 'Servers' });
    expect(groupChecks([...one, other]).map(({ title }) => title)).toEqual([
      'The guide · Servers',
      'The guide · Ports',
      'Other · Servers',
    ]);
  });

  it('keeps a check whose entry is no longer in the pack', () => {
    const groups = groupChecks([check('pos'), check('gone', { section: '', packTitle: '' })]);
    expect(groups.at(-1)?.checks.map(({ entryId }) => entryId)).toEqual(['gone']);
  });
});

describe('groupTrouble', () => {
  it('groups checks by cause, since the earliest of them', () => {
    const groups = groupTrouble([
      check('pos', { state: 'blocked', failure: 'connect.timeout', since: '2026-11-24T14:05:00Z' }),
      check('rest', { state: 'blocked', failure: 'connect.timeout', since: '2026-11-24T14:02:00Z' }),
      check('port-9090'),
    ]);
    expect(groups).toHaveLength(1);
    expect(groups[0]).toMatchObject({ since: '2026-11-24T14:02:00Z', state: 'blocked' });
    expect(groups[0]?.checks).toHaveLength(2);
  });

  it('lists the worst first', () => {
    const groups = groupTrouble([
      check('pos', { state: 'degraded', failure: 'tls.intercepted' }),
      check('rest', { state: 'blocked', failure: 'connect.refused' }),
    ]);
    expect(groups.map((group) => group.state)).toEqual(['blocked', 'degraded']);
  });

  it('is empty when all checks pass', () => {
    expect(groupTrouble([check('pos'), check('rest')])).toEqual([]);
  });
});

function check(entryId: string, over: Partial<CheckSummary> = {}): CheckSummary {
  return checkSummarySchema.parse({
    id: '018f0000-0000-7000-8000-000000000001',
    hostId: '018f0000-0000-7000-8000-000000000002',
    packId: 'paytronix',
    entryId,
    title: entryId,
    packTitle: 'The guide',
    section: 'Servers',
    target: { kind: 'tcp', host: 'example.test', port: 443 },
    targetText: 'example.test:443',
    state: 'pass',
    reason: 'as it should be',
    since: '2026-11-24T14:00:00Z',
    failure: null,
    lastProbedAt: null,
    phasesMs: null,
    ...over,
  });
}
