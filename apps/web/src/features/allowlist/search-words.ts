/** The words of a search that are worth marking in the text. */
export function searchWords(search: string): string[] {
  return search.split(/\s+/).filter((word) => word.length > 1);
}
