const WORDS_MAX = 10;

/**
 * One LIKE pattern for each word of a search, in lower case; what means something to LIKE stands for itself.
 * A NUL, which Postgres takes in no text, parts words.
 */
export function searchPatterns(search: string | undefined): string[] {
  return (search ?? '')
    .toLowerCase()
    .split(/[\s\0]+/)
    .filter((word) => word !== '')
    .slice(0, WORDS_MAX)
    .map((word) => `%${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`);
}
