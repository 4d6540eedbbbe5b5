/** Printed lines that belong together: a paragraph, or the short lines of a table head. */
export type PrintedRun =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'heads'; readonly texts: readonly string[] };

const SHORT_MAX = 24;

/** Returns the lines with consecutive short ones grouped, as a copied table leaves them. */
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
