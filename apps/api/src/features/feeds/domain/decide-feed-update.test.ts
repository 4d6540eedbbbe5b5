import { describe, expect, it } from 'vitest';
import { decideFeedUpdate, type StoredFeedList } from './decide-feed-update.ts';

const NOON = new Date('2026-11-24T12:00:00Z');
const LATER = new Date('2026-11-24T12:05:00Z');
const BEFORE: StoredFeedList = {
  text: 'a.example/\nb.example/\n',
  lineCount: 2,
  changedAt: NOON,
  checkedAt: NOON,
  keptSince: null,
};

describe('decideFeedUpdate', () => {
  it('keeps the last list instead of an empty one, and says since when', () => {
    const kept = decideFeedUpdate(BEFORE, [], LATER);
    expect(kept).toEqual({ kind: 'serve', reason: 'kept', list: { ...BEFORE, checkedAt: LATER, keptSince: LATER } });
    const again = decideFeedUpdate({ ...BEFORE, keptSince: NOON }, [], LATER);
    expect(again).toMatchObject({ list: { text: BEFORE.text, keptSince: NOON } });
  });

  it('serves nothing rather than an empty first list', () => {
    expect(decideFeedUpdate(null, [], NOON)).toEqual({ kind: 'nothing', reason: 'never_had_a_line' });
  });

  it('keeps the change time of an unchanged list', () => {
    const same = decideFeedUpdate({ ...BEFORE, keptSince: NOON }, ['a.example/', 'b.example/'], LATER);
    expect(same).toEqual({ kind: 'serve', reason: 'unchanged', list: { ...BEFORE, checkedAt: LATER } });
  });

  it('follows the stores: one line more, one line less', () => {
    expect(decideFeedUpdate(BEFORE, ['a.example/'], LATER)).toEqual({
      kind: 'serve',
      reason: 'changed',
      list: { text: 'a.example/\n', lineCount: 1, changedAt: LATER, checkedAt: LATER, keptSince: null },
    });
    expect(decideFeedUpdate(null, ['a.example/'], NOON)).toMatchObject({ reason: 'first', list: { lineCount: 1 } });
  });
});
