import { describe, expect, it } from 'vitest';
import { clockText, fullClockText } from './zoned.ts';

const now = Date.parse('2026-11-24T20:30:00Z');

describe('clockText', () => {
  it('names the zone, and leaves the day out on the day itself', () => {
    expect(clockText('2026-11-24T20:02:00Z', 'America/Chicago', now)).toBe('14:02 CST');
  });

  it('names the day as soon as it is another day in that zone', () => {
    expect(clockText('2026-11-24T04:00:00Z', 'America/Chicago', now)).toBe('23 Nov 22:00 CST');
  });
});

describe('fullClockText', () => {
  it('gives seconds and the zone', () => {
    expect(fullClockText('2026-11-24T20:02:11Z', 'America/New_York')).toBe('Tue 24 Nov 2026, 15:02:11 EST');
  });
});
