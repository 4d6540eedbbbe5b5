import { describe, expect, it } from 'vitest';
import { CHECK_STATES } from '../check-states.ts';
import { formatStateCounts, STATE_TEXT } from './state-text.ts';

describe('the words of states', () => {
  it('tells any two states apart in every place', () => {
    for (const place of ['label', 'sentence', 'predicate', 'counted'] as const)
      expect(new Set(CHECK_STATES.map((state) => STATE_TEXT[state][place])).size).toBe(CHECK_STATES.length);
  });

  it('blames neither the store for an outage of the vendor nor the target for silence', () => {
    expect(STATE_TEXT.target_down.sentence).toContain('not a store problem');
    expect(STATE_TEXT.store_offline.sentence).toContain("can't tell");
  });
});

describe('formatStateCounts', () => {
  it('counts worst first and leaves out states with no checks', () => {
    expect(formatStateCounts({ pass: 1_204, blocked: 2, degraded: 0 })).toBe('2 blocked, 1,204 passing');
    expect(formatStateCounts({})).toBe('');
  });
});
