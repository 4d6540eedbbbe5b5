/** Reads strict RFC 4180 into rows of cells; throws an error with the position for anything else. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const { cell, end } = text[at] === '"' ? quotedCell(text, at) : bareCell(text, at);
    row.push(cell);
    at = end;
    if (text[at] === ',') {
      at += 1;
      continue;
    }
    if (!text.startsWith('\r\n', at)) throw new Error(`a row does not end at ${at}`);
    rows.push(row);
    row = [];
    at += 2;
  }
  return rows;
}

function bareCell(text: string, start: number): { cell: string; end: number } {
  const cell = /^[^",\r\n]*/.exec(text.slice(start))?.[0] ?? '';
  return { cell, end: start + cell.length };
}

function quotedCell(text: string, start: number): { cell: string; end: number } {
  const quoted = /^"((?:[^"]|"")*)"/.exec(text.slice(start));
  if (quoted === null) throw new Error(`a quoted cell does not end, begun at ${start}`);
  return { cell: (quoted[1] ?? '').replaceAll('""', '"'), end: start + quoted[0].length };
}
