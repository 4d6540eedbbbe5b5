import { type CheckSummary, checkSummarySchema } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { groupChecks } from './group-checks.ts';
import { groupTrouble } from './group-trouble.ts';

const pack = {
  sections: [section('servers'), section('ports'), section('empty')],
  entries: [entry('pos', 'servers'), entry('rest', 'servers'), entry('port-9090', 'ports')],
};

describe('groupChecks', () => {
  it('keeps the order of the list, whatever the order of the checks', () => {
    const groups = groupChecks([check('port-9090'), check('rest'), check('pos')], pack);
    expect(groups.map((group) => group.checks.map((c) => c.entryId))).toEqual([['pos', 'rest'], ['port-9090']]);
  });

  it('never loses a check whose entry it does not know', () => {
    const groups = groupChecks([check('new-entry'), check('pos')], pack);
    expect(groups.at(-1)?.checks.map((c) => c.entryId)).toEqual(['new-entry']);
  });
});

describe('groupTrouble', () => {
  it('makes one group of what has one cause, with the earliest since', () => {
    const groups = groupTrouble([
      check('pos', { state: 'blocked', failure: 'connect.timeout', since: '2026-11-24T14:05:00Z' }),
      check('rest', { state: 'blocked', failure: 'connect.timeout', since: '2026-11-24T14:02:00Z' }),
      check('port-9090'),
    ]);
    expect(groups).toHaveLength(1);
    expect(groups[0]).toMatchObject({ since: '2026-11-24T14:02:00Z', state: 'blocked' });
    expect(groups[0]?.checks).toHaveLength(2);
  });

  it('puts the worst first', () => {
    const groups = groupTrouble([
      check('pos', { state: 'degraded', failure: 'tls.intercepted' }),
      check('rest', { state: 'blocked', failure: 'connect.refused' }),
    ]);
    expect(groups.map((group) => group.state)).toEqual(['blocked', 'degraded']);
  });

  it('has nothing to say when everything passes', () => {
    expect(groupTrouble([check('pos'), check('rest')])).toEqual([]);
  });
});

function section(id: string) {
  return { id, title: id, asPrinted: [], provenance: { lines: [1, 1] as [number, number], where: id } };
}

function entry(id: string, sectionId: string) {
  return {
    id,
    sectionId,
    title: id,
    asPrinted: [id],
    provenance: { lines: [1, 1] as [number, number], where: id },
    cells: [],
    subject: { kind: 'note' as const },
    appliesTo: { pos: 'all' as const, regions: 'all' as const, environments: 'all' as const, roles: ['boh' as const] },
    required: true,
    flags: [],
  };
}

function check(entryId: string, over: Partial<CheckSummary> = {}): CheckSummary {
  return checkSummarySchema.parse({
    id: '018f0000-0000-7000-8000-000000000001',
    hostId: '018f0000-0000-7000-8000-000000000002',
    entryId,
    title: entryId,
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
