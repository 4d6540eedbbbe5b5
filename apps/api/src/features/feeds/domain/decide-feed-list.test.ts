import { describe, expect, it } from 'vitest';
import { decideFeedList, type StoredFeedList } from './decide-feed-list.ts';

const NOON = new Date('2026-11-24T12:00:00Z');
const LATER = new Date('2026-11-24T12:05:00Z');
const BEFORE: StoredFeedList = {
  text: 'a.example/\nb.example/\n',
  lineCount: 2,
  changedAt: NOON,
  checkedAt: NOON,
  keptSince: null,
};

describe('decideFeedList', () => {
  it('never turns a list empty: it keeps the last one, and says since when', () => {
    const kept = decideFeedList(BEFORE, [], LATER);
    expect(kept).toEqual({ kind: 'serve', reason: 'kept', list: { ...BEFORE, checkedAt: LATER, keptSince: LATER } });
    const again = decideFeedList({ ...BEFORE, keptSince: NOON }, [], LATER);
    expect(again).toMatchObject({ list: { text: BEFORE.text, keptSince: NOON } });
  });

  it('gives nothing rather than an empty first list', () => {
    expect(decideFeedList(null, [], NOON)).toEqual({ kind: 'nothing', reason: 'never_had_a_line' });
  });

  it('does not call a list changed that is the same', () => {
    const same = decideFeedList({ ...BEFORE, keptSince: NOON }, ['a.example/', 'b.example/'], LATER);
    expect(same).toEqual({ kind: 'serve', reason: 'unchanged', list: { ...BEFORE, checkedAt: LATER } });
  });

  it('follows the stores: a line more, a line less', () => {
    expect(decideFeedList(BEFORE, ['a.example/'], LATER)).toEqual({
      kind: 'serve',
      reason: 'changed',
      list: { text: 'a.example/\n', lineCount: 1, changedAt: LATER, checkedAt: LATER, keptSince: null },
    });
    expect(decideFeedList(null, ['a.example/'], NOON)).toMatchObject({ reason: 'first', list: { lineCount: 1 } });
  });
});
