const WORDS_MAX = 10;

/** Returns one LIKE pattern per word of a search, in lower case, with LIKE's wildcards escaped. */
export function searchPatterns(search: string | undefined): string[] {
  return (search ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, WORDS_MAX)
    .map((word) => `%${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`);
}
