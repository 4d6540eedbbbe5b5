import { describe, expect, it } from 'vitest';
import { reportIntervalS } from './report-interval.ts';

describe('reportIntervalS', () => {
  it('is that of the most frequent check', () => {
    expect(reportIntervalS([{ intervalS: 300 }, { intervalS: 90 }])).toBe(90);
  });

  it('is half a minute for a host that checks nothing, which reports all the same', () => {
    expect(reportIntervalS([])).toBe(30);
  });
});
