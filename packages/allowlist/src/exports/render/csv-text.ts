/**
 * Writes rows as CSV (RFC 4180) with CRLF line ends.
 *
 * Control characters become spaces. A cell that starts with `=`, `+`, `-` or `@` gets an apostrophe in front, since
 * spreadsheets would run it as a formula.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

function csvCell(value: string): string {
  // Spreadsheets skip leading blanks before a formula, and also accept the full-width signs.
  const plain = value.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ');
  const guarded = /^\s*[=+\-@＝＋－＠]/u.test(plain) ? `'${plain}` : plain;
  return /[",]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
