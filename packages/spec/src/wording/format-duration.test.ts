import { describe, expect, it } from 'vitest';
import { formatDuration, formatLatency, formatShortDuration } from './format-duration.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

describe('formatDuration', () => {
  it.each([
    [-5_000, '0 s'],
    [0, '0 s'],
    [42_900, '42 s'],
    [59_999, '59 s'],
    [MINUTE_MS, '1 min'],
    [725_000, '12 min 5 s'],
    [59 * MINUTE_MS, '59 min'],
    [2 * HOUR_MS, '2 h'],
    [2 * HOUR_MS + 5 * MINUTE_MS, '2 h 5 min'],
    [51 * HOUR_MS, '2 d 3 h'],
    [76 * HOUR_MS, '3 d 4 h'],
    [48_000 * HOUR_MS, '2,000 d'],
  ])('writes %d ms as %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });

  it('keeps to one unit where there is little room', () => {
    expect(formatShortDuration(725_000)).toBe('12 min');
    expect(formatShortDuration(2 * HOUR_MS + 14 * MINUTE_MS)).toBe('2 h');
    expect(formatShortDuration(76 * HOUR_MS)).toBe('3 d');
    expect(formatShortDuration(-1)).toBe('0 s');
  });
});

describe('formatLatency', () => {
  it.each([
    [0, '0 ms'],
    [0.42, '0.4 ms'],
    [9.97, '10 ms'],
    [30.9, '31 ms'],
    [999.6, '1.0 s'],
    [2_480, '2.5 s'],
  ])('writes %d ms as %s', (ms, text) => {
    expect(formatLatency(ms)).toBe(text);
  });
});
