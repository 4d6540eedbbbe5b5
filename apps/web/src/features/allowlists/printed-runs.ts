/** Printed lines that are read together: a paragraph, or the short lines of a table's head in a row. */
export type PrintedRun =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'heads'; readonly texts: readonly string[] };

const SHORT_MAX = 24;

/** Gathers short lines that follow each other, as a copied table leaves them, and lets paragraphs be. */
export function printedRuns(lines: readonly string[]): PrintedRun[] {
  const runs: PrintedRun[] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (line.length > SHORT_MAX) runs.push({ kind: 'paragraph', text: line });
    else if (last?.kind === 'heads') runs[runs.length - 1] = { kind: 'heads', texts: [...last.texts, line] };
    else runs.push({ kind: 'heads', texts: [line] });
  }
  return runs;
}
