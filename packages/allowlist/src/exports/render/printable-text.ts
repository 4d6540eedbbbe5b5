/**
 * Text that no format here gives a meaning to, for comments and names of rules: ASCII letters, digits and a few signs; a
 * backslash becomes a slash, anything else a space. Cut to `lengthMax`.
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
