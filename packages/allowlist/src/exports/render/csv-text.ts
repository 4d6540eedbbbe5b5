/**
 * Rows as CSV after RFC 4180, lines ended by CRLF. Control characters become spaces, and a cell that begins with `=`, `+`,
 * `-` or `@` gets an apostrophe before it, since spreadsheets would run it as a formula.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

function csvCell(value: string): string {
  // Spreadsheets skip leading blanks before they look for a formula, and know the full-width forms of the signs.
  const plain = value.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ');
  const guarded = /^\s*[=+\-@＝＋－＠]/u.test(plain) ? `'${plain}` : plain;
  return /[",]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
