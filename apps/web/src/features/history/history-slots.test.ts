import { describe, expect, it } from 'vitest';
import { historySlots } from './history-slots.ts';

const span = { from: '2026-11-24T00:00:00Z', to: '2026-11-24T01:00:00Z', bucketS: 900 };

describe('historySlots', () => {
  it('has a slot for every bucket, silent ones included', () => {
    const slots = historySlots(span, [{ index: 2, pass: 30, degraded: 0, fail: 0, totalMsP50: 60 }]);
    expect(slots.map((slot) => slot.kind)).toEqual(['silent', 'silent', 'pass', 'silent']);
  });

  it('shows a single failure among passes, with its share', () => {
    const [slot] = historySlots(span, [{ index: 0, pass: 29, degraded: 0, fail: 1, totalMsP50: 60 }]);
    expect(slot).toEqual({ kind: 'fail', share: 1 / 30 });
  });

  it('counts a bucket without results as silent', () => {
    expect(historySlots(span, [{ index: 0, pass: 0, degraded: 0, fail: 0, totalMsP50: null }])[0]?.kind).toBe('silent');
  });
});
