import { describe, expect, it } from 'vitest';
import { formatBytes, formatNumber, formatPercent } from './format-number.ts';

describe('formatNumber', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1_204, '1,204'],
    [-1_204_567, '-1,204,567'],
    [-0.2, '0'],
  ])('writes %d as %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it('keeps the decimals that say something', () => {
    expect([formatNumber(12.5, 2), formatNumber(12, 2), formatNumber(1_000.25, 1)]).toEqual(['12.5', '12', '1,000.3']);
  });
});

describe('formatPercent', () => {
  it.each([
    [0, 0, '0%'],
    [0.412, 0, '41%'],
    [1, 0, '100%'],
    [0.99951, 2, '99.95%'],
  ])('writes %d with %d digits as %s', (share, digits, text) => {
    expect(formatPercent(share, digits)).toBe(text);
  });

  it('never rounds up to all or down to nothing', () => {
    expect([formatPercent(0.999), formatPercent(0.99999, 2), formatPercent(0.001), formatPercent(0.00001, 2)]).toEqual([
      '99%',
      '99.99%',
      'under 1%',
      'under 0.01%',
    ]);
  });
});

describe('formatBytes', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [1_023, '1,023 bytes'],
    [1_536, '1.5 KiB'],
    [64 * 1_024 * 1_024, '64 MiB'],
    [5 * 1_024 ** 3, '5 GiB'],
  ])('writes %d bytes as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});
