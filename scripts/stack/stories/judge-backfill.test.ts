import { describe, expect, it } from 'vitest';
import { judgeBackfill } from './judge-backfill.ts';

describe('judging a backfill', () => {
  it('waits while the newest report is in and older ones are still missing', () => {
    expect(judgeBackfill({ lastSeq: 6, storedSeqs: [1, 2, 6], isOverdue: false })).toEqual({
      kind: 'filling',
      missing: 'reports 3, 4, 5',
    });
  });

  it('waits for the newest report as for any other', () => {
    expect(judgeBackfill({ lastSeq: 3, storedSeqs: [1, 2], isOverdue: false }).kind).toBe('filling');
  });

  it('is complete once every report is stored, in whatever order, also at the deadline', () => {
    expect(judgeBackfill({ lastSeq: 4, storedSeqs: [4, 1, 3, 2], isOverdue: false })).toEqual({ kind: 'complete' });
    expect(judgeBackfill({ lastSeq: 4, storedSeqs: [4, 1, 3, 2], isOverdue: true })).toEqual({ kind: 'complete' });
  });

  it('does not mind reports newer than the last one asked for', () => {
    expect(judgeBackfill({ lastSeq: 2, storedSeqs: [1, 2, 3, 4], isOverdue: false })).toEqual({ kind: 'complete' });
  });

  it('finds a hole at the deadline', () => {
    expect(judgeBackfill({ lastSeq: 5, storedSeqs: [1, 2, 5], isOverdue: true })).toEqual({
      kind: 'faulty',
      fault: 'reports never stored: 3, 4',
    });
  });

  it.each([false, true])('finds a report stored twice, whether or not the deadline has passed (%s)', (isOverdue) => {
    expect(judgeBackfill({ lastSeq: 4, storedSeqs: [1, 2, 2, 4], isOverdue })).toEqual({
      kind: 'faulty',
      fault: 'reports stored more than once: 2',
    });
  });

  it('names the first ten of many', () => {
    expect(judgeBackfill({ lastSeq: 13, storedSeqs: [], isOverdue: true })).toEqual({
      kind: 'faulty',
      fault: 'reports never stored: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 3 more',
    });
  });
});
