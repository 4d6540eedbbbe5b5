const WORDS_MAX = 10;

/** One LIKE pattern for each word of a search, in lower case; what means something to LIKE stands for itself. */
export function searchPatterns(search: string | undefined): string[] {
  return (search ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, WORDS_MAX)
    .map((word) => `%${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`);
}
