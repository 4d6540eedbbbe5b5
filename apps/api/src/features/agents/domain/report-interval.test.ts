import { describe, expect, it } from 'vitest';
import { reportIntervalS } from './report-interval.ts';

describe('reportIntervalS', () => {
  it('equals the interval of the most frequent check', () => {
    expect(reportIntervalS([{ intervalS: 300 }, { intervalS: 90 }])).toBe(90);
  });

  it('is 30 s for a host without checks, which still reports', () => {
    expect(reportIntervalS([])).toBe(30);
  });
});
