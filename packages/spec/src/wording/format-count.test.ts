import { describe, expect, it } from 'vitest';
import { formatCount, formatCountOf, pluralize } from './format-count.ts';

describe('formatCount', () => {
  it.each([
    [0, 'store', 'no stores'],
    [1, 'store', '1 store'],
    [41, 'store', '41 stores'],
    [1_204, 'check', '1,204 checks'],
    [2, 'entry', '2 entries'],
    [3, 'address', '3 addresses'],
    [2, 'day', '2 days'],
  ])('writes %d and %s as %s', (count, noun, text) => {
    expect(formatCount(count, noun)).toBe(text);
  });

  it('takes the plural of a phrase as given', () => {
    expect([formatCount(1, 'row is', 'rows are'), formatCount(2, 'row is', 'rows are')]).toEqual([
      '1 row is',
      '2 rows are',
    ]);
    expect([pluralize(1, 'is', 'are'), pluralize(0, 'is', 'are')]).toEqual(['is', 'are']);
  });
});

describe('formatCountOf', () => {
  it.each([
    [3, 40, '3 of 40 stores'],
    [0, 40, '0 of 40 stores'],
    [40, 40, 'all 40 stores'],
    [1, 1, '1 store'],
    [0, 1, '0 of 1 store'],
    [0, 0, 'no stores'],
  ])('writes %d of %d as %s', (count, total, text) => {
    expect(formatCountOf(count, total, 'store')).toBe(text);
  });
});
