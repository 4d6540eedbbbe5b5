import { describe, expect, it } from 'vitest';
import { CHECK_STATES, worstState } from './check-states.ts';
import { stateCountsSchema } from './console/common.ts';

describe('worstState', () => {
  it('is the state that comes first in the order, wherever it stands', () => {
    for (const [rank, state] of CHECK_STATES.entries()) {
      const better = CHECK_STATES.slice(rank);
      expect(worstState(better)).toBe(state);
      expect(worstState(better.toReversed())).toBe(state);
    }
  });

  it('is a pass only when everything passes', () => {
    expect(worstState(['pass', 'pass'])).toBe('pass');
    expect(worstState(['pass', 'unverified'])).toBe('unverified');
  });

  it('is never green for nothing', () => {
    expect(worstState([])).toBe('unverified');
  });
});

describe('stateCountsSchema', () => {
  it('counts all six states', () => {
    expect(Object.keys(stateCountsSchema.shape).sort()).toEqual([...CHECK_STATES].sort());
  });
});
