import { describe, expect, it } from 'vitest';
import { formatLines, formatList } from './format-list.ts';

describe('formatList', () => {
  it.each([
    [[], ''],
    [['A'], 'A'],
    [['A', 'B'], 'A and B'],
    [['A', 'B', 'C'], 'A, B and C'],
  ])('writes %j as "%s"', (names, text) => {
    expect(formatList(names)).toBe(text);
  });

  it('counts what it does not name', () => {
    expect(formatList(['A', 'B', 'C'], { namedMax: 2 })).toBe('A, B and 1 more');
    expect(formatList(['A', 'B'], { total: 1_202 })).toBe('A, B and 1,200 more');
    expect(formatList(['A', 'B'], { conjunction: 'or' })).toBe('A or B');
  });
});

describe('formatLines', () => {
  it('writes one name a line and counts the rest', () => {
    expect(formatLines(['A', 'B'])).toBe('A\nB');
    expect(formatLines(['A', 'B', 'C'], { namedMax: 2, total: 5 })).toBe('A\nB\nand 3 more');
  });
});
