import { describe, expect, it } from 'vitest';
import { durationText, latencyText, shortDurationText } from './duration.ts';

describe('durationText', () => {
  it.each([
    [-5_000, '0 s'],
    [42_900, '42 s'],
    [59 * 60_000, '59 min'],
    [2 * 3_600_000, '2 h'],
    [2 * 3_600_000 + 14 * 60_000, '2 h 14 min'],
    [76 * 3_600_000, '3 d 4 h'],
  ])('says %d ms as %s', (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });

  it('keeps to one unit where there is little room', () => {
    expect(shortDurationText(2 * 3_600_000 + 14 * 60_000)).toBe('2 h');
    expect(shortDurationText(76 * 3_600_000)).toBe('3 d');
  });
});

describe('latencyText', () => {
  it.each([
    [0, '0 ms'],
    [0.42, '0.4 ms'],
    [30.9, '31 ms'],
    [2_480, '2.5 s'],
  ])('says %d ms as %s', (ms, text) => {
    expect(latencyText(ms)).toBe(text);
  });
});
