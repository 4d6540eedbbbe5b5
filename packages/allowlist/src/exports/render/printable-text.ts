/**
 * Returns text that is safe in every format's comments and names: ASCII letters, digits and a few signs.
 *
 * A backslash becomes a slash and anything else a space. Cut to `lengthMax` characters.
 */
export function printableText(text: string, lengthMax: number): string {
  return text
    .replaceAll('\\', '/')
    .replaceAll(/[^A-Za-z0-9 .,:/_*@+=()[\]-]/g, ' ')
    .replaceAll(/ +/g, ' ')
    .trim()
    .slice(0, lengthMax)
    .trimEnd();
}
