import { describe, expect, it } from 'vitest';
import { backOffMs } from './back-off.ts';

describe('backOffMs', () => {
  it('starts below a second and never waits more than 30 s', () => {
    expect(backOffMs(0, 0)).toBe(500);
    expect(backOffMs(50, 0.999_999)).toBeLessThanOrEqual(30_000);
  });

  it('waits longer after every failure until the ceiling', () => {
    const waits = [0, 1, 2, 3, 4].map((attempt) => backOffMs(attempt, 0.5));
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(new Set(waits).size).toBe(waits.length);
  });
});
