import { decodeText } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { readStoreTable } from './read-store-table.ts';

function rowsOf(text: string): Record<string, unknown>[] {
  const table = readStoreTable(text);
  if (table.kind === 'refused') throw new Error(table.reason);
  return table.rows.map(({ line, cells }) => ({ line, ...Object.fromEntries(cells) }));
}

describe('readStoreTable', () => {
  it.each([
    ['commas', 'number,name\r\n0001,"Harbor, Point"\r\n'],
    ['semicolons', 'number;name\n0001;Harbor, Point\n'],
    ['tabs', 'number\tname\n0001\tHarbor, Point\n'],
    ['a byte order mark and names in capitals', '\uFEFFNumber,NAME\n0001,"Harbor, Point"\n\n'],
    ['UTF-16', decodeText(Buffer.from('\uFEFFnumber\tname\r\n0001\tHarbor, Point\r\n', 'utf16le'))],
  ])('reads a file with %s', (_, text) => {
    expect(rowsOf(text)).toEqual([{ line: 2, number: '0001', name: 'Harbor, Point' }]);
  });

  it('knows the line that a row starts on, even after cells with line breaks', () => {
    const text = 'number,name\n1,"two\nlines"\n\n2,"quoted ""word"""\n';
    expect(rowsOf(text)).toEqual([
      { line: 2, number: '1', name: 'two\nlines' },
      { line: 5, number: '2', name: 'quoted "word"' },
    ]);
  });

  it('removes the apostrophe that keeps a spreadsheet from running a cell', () => {
    expect(rowsOf("number,name\n1,'=SUM(A1)\n2,''=x\n3,'t Hof\n").map(({ name }) => name)).toEqual([
      '=SUM(A1)',
      "'=x",
      "'t Hof",
    ]);
  });

  it.each([
    ['', 1],
    ['number,name\n1,"open\n', 2],
    ['number,name\n1,a,b\n', 2],
    ['number,number\n1,2\n', 1],
    ['number,\n1,2\n', 1],
    [`number\n${'1\n'.repeat(20_001)}`, 20_002],
  ])('refuses %.20j, and names the line', (text, line) => {
    expect(readStoreTable(text)).toMatchObject({ kind: 'refused', line });
  });
});
