import { describe, expect, it } from 'vitest';
import { gridPositionOf, movedBy } from './grid-position.ts';

const size = { rows: 3, columns: 4 };

describe('movedBy', () => {
  it('moves by one cell in the direction of the arrow', () => {
    expect(movedBy('ArrowDown', { row: 0, column: 1 }, size)).toEqual({ row: 1, column: 1 });
    expect(movedBy('ArrowLeft', { row: 0, column: 1 }, size)).toEqual({ row: 0, column: 0 });
  });

  it('moves to the ends of a row with Home and End', () => {
    expect(movedBy('Home', { row: 1, column: 2 }, size)).toEqual({ row: 1, column: 0 });
    expect(movedBy('End', { row: 1, column: 2 }, size)).toEqual({ row: 1, column: 3 });
  });

  it('never leaves the table, and ignores other keys', () => {
    expect(movedBy('ArrowUp', { row: 0, column: 0 }, size)).toBeNull();
    expect(movedBy('ArrowRight', { row: 0, column: 3 }, size)).toBeNull();
    expect(movedBy('End', { row: 0, column: 3 }, size)).toBeNull();
    expect(movedBy('Enter', { row: 0, column: 0 }, size)).toBeNull();
  });
});

describe('gridPositionOf', () => {
  it('parses a position and nothing else', () => {
    expect(gridPositionOf('12:3')).toEqual({ row: 12, column: 3 });
    expect(gridPositionOf(undefined)).toBeNull();
    expect(gridPositionOf('a:b')).toBeNull();
  });
});
