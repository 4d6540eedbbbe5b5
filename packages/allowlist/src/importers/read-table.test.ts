import { describe, expect, it } from 'vitest';
import { readTable } from './read-table.ts';

const ROW = { line: 2, number: '0001', name: 'Harbor, Point' };

function rowsOf(text: string): Record<string, unknown>[] {
  const table = readTable(text);
  if (table.kind === 'malformed') throw new Error(table.message);
  return table.rows.map(({ line, cells }) => ({ line, ...Object.fromEntries(cells) }));
}

describe('readTable', () => {
  it.each([
    ['commas', 'number,name\r\n0001,"Harbor, Point"\r\n'],
    ['semicolons', 'number;name\n0001;Harbor, Point\n'],
    ['tabs', 'number\tname\r\n0001\tHarbor, Point\r\n'],
    ['a byte order mark', '\uFEFFnumber;name\r\n0001;"Harbor, Point"\r\n'],
    ['a quoted first cell after a byte order mark', '\uFEFF"number","name"\n"0001","Harbor, Point"'],
    ['names in capitals and blanks around cells', 'Number ; NAME\n 0001 ; Harbor, Point \n\n'],
    ['carriage returns alone', 'number;name\r0001;Harbor, Point\r'],
  ])('reads a table with %s', (_, text) => {
    expect(rowsOf(text)).toEqual([ROW]);
  });

  it('names the line that a row starts on, even after quoted line breaks and empty rows', () => {
    expect(rowsOf('number,name\r\n1,"two\r\nlines"\r\n,\r\n\r\n2,"quoted ""word"""\r\n')).toEqual([
      { line: 2, number: '1', name: 'two\nlines' },
      { line: 6, number: '2', name: 'quoted "word"' },
    ]);
  });

  it.each([
    ['number,name\n1,"open\n', 2],
    ['number,name\n1,a"b"\n', 2],
    ['number,name\n1,a\n1,a,b\n', 3],
    ['number\tname\n1\n', 2],
  ])('calls %j malformed and names the line', (text, line) => {
    expect(readTable(text)).toMatchObject({ kind: 'malformed', line });
  });

  it('returns no columns for text without a row', () => {
    expect(readTable('\uFEFF\r\n ,\r\n')).toEqual({ kind: 'table', columns: [], rows: [] });
  });
});
