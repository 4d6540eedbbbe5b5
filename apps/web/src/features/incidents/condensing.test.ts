import { incidentSchema } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { condenseTimeline } from './condense-timeline.ts';
import { groupMembers } from './group-members.ts';

const STORE_A = '018f0000-0000-7000-8000-00000000000a';
const STORE_B = '018f0000-0000-7000-8000-00000000000b';

describe('condenseTimeline', () => {
  it('groups many failing checks, and loses none', () => {
    const runs = condenseTimeline([
      event('opened'),
      event('check_failed'),
      event('check_failed'),
      event('check_failed'),
      event('alert'),
    ]);
    expect(runs.map((run) => [run.kind, run.events.length])).toEqual([
      ['opened', 1],
      ['check_failed', 3],
      ['alert', 1],
    ]);
  });

  it('leaves two in a row, and any number of alerts, ungrouped', () => {
    const runs = condenseTimeline([
      event('check_failed'),
      event('check_failed'),
      event('alert'),
      event('alert'),
      event('alert'),
    ]);
    expect(runs.map((run) => run.events.length)).toEqual([1, 1, 1, 1, 1]);
  });
});

describe('groupMembers', () => {
  it('groups the targets of a store, since the first that failed', () => {
    const groups = groupMembers([
      member(STORE_A, '2026-11-24T14:05:00Z', null),
      member(STORE_B, '2026-11-24T14:03:00Z', '2026-11-24T14:10:00Z'),
      member(STORE_A, '2026-11-24T14:02:00Z', '2026-11-24T14:09:00Z'),
    ]);
    expect(groups).toHaveLength(2);
    expect(groups[0]).toMatchObject({ storeId: STORE_A, joinedAt: '2026-11-24T14:02:00Z' });
  });

  it('keeps a store failing while one of its targets fails', () => {
    const [group] = groupMembers([
      member(STORE_A, '2026-11-24T14:02:00Z', '2026-11-24T14:09:00Z'),
      member(STORE_A, '2026-11-24T14:05:00Z', null),
    ]);
    expect(group?.leftAt).toBeNull();
  });

  it('says when the last target of a store recovered', () => {
    const [group] = groupMembers([
      member(STORE_A, '2026-11-24T14:02:00Z', '2026-11-24T14:09:00Z'),
      member(STORE_A, '2026-11-24T14:02:00Z', '2026-11-24T14:11:00Z'),
    ]);
    expect(group?.leftAt).toBe('2026-11-24T14:11:00Z');
  });
});

function event(kind: 'opened' | 'check_failed' | 'alert') {
  return { at: '2026-11-24T14:00:00Z', kind, text: kind, deliveries: [] };
}

function member(storeId: string, joinedAt: string, leftAt: string | null) {
  return incidentSchema.shape.members.element.parse({
    checkId: '018f0000-0000-7000-8000-000000000001',
    storeId,
    storeName: 'Harbor Point',
    storeNumber: '0007',
    target: 'example.test:443',
    joinedAt,
    leftAt,
  });
}
