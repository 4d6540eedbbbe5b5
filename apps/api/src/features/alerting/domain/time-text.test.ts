import { describe, expect, it } from 'vitest';
import { durationText } from './time-text.ts';

describe('durationText', () => {
  it.each([
    [0, '0 s'],
    [45_400, '45 s'],
    [60_000, '1 min'],
    [725_000, '12 min 5 s'],
    [11_040_000, '3 h 4 min'],
    [183_600_000, '2 d 3 h'],
    [-5, '0 s'],
  ])('tells %d ms as %s', (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });
});
