import { describe, expect, it } from 'vitest';
import { bucketSpan } from './bucket-span.ts';

const NOW = new Date('2026-11-24T10:07:30.500Z');

describe('bucketSpan', () => {
  it('cuts a day into quarters of an hour that start on the clock', () => {
    expect(bucketSpan(24, NOW)).toEqual({
      from: new Date('2026-11-23T10:15:00Z'),
      to: new Date('2026-11-24T10:15:00Z'),
      bucketS: 900,
    });
  });

  it('has at most 96 buckets of at least a minute, whatever the span', () => {
    for (let hours = 1; hours <= 168; hours += 1) {
      const { from, to, bucketS } = bucketSpan(hours, NOW);
      const count = (to.getTime() - from.getTime()) / 1_000 / bucketS;
      expect(Number.isInteger(count)).toBe(true);
      expect(count).toBeLessThanOrEqual(96);
      expect(bucketS).toBeGreaterThanOrEqual(60);
      expect(to.getTime()).toBeGreaterThanOrEqual(NOW.getTime());
    }
  });
});
