/** Texts with a meaning in one of the formats, or that look harmless. */
const PIECES: readonly string[] = [
  '\n',
  '\r\n',
  '\r',
  '\u2028',
  '\u0085',
  '\u0000',
  '\t',
  '"',
  "'",
  '’',
  '‛',
  '\\',
  '\\"',
  "''",
  '`',
  '`whoami`',
  '$(calc)',
  '$env:TEMP',
  '%PATH%',
  '^',
  '!',
  '&',
  '|',
  '&& del C:\\',
  ';',
  '; drop',
  '#',
  '#>',
  '=cmd|/c calc',
  '+1+1',
  '@SUM(A1)',
  '-2+3',
  '＝1',
  '{',
  '} chain x {',
  '<script>',
  '[mid]',
  ',',
  '","x":"',
  '\nend\nconfig system admin\n',
  '\nobject network any\n',
  '\n0.0.0.0/0\n',
  '0.0.0.0/0',
  '::/0 ',
  'any',
  '..',
  ' ',
  '/',
  'pаyments.example.com',
  '\u212Aelvin.example.com',
  'ſ.example.com',
  '\u202Emoc.live',
  '\uD800',
  'a'.repeat(300),
  'x.'.repeat(200),
  'm570.example.com',
  '203.0.113.9',
  'C:\\Program Files\\x.exe',
];

/**
 * Returns texts of one to four pieces: each piece alone first, then `count` more. The same seed gives the same texts
 * (mulberry32).
 */
export function hostileTexts(seed: number, count: number): string[] {
  let state = seed;
  const next = (limit: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
  const texts = Array.from({ length: count }, () =>
    Array.from({ length: 1 + next(4) }, () => PIECES[next(PIECES.length)] ?? '').join(''),
  );
  return [...PIECES, ...texts];
}
