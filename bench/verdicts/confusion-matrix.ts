import { labelOf, type PlayedJudgement } from './judgement.ts';

/** How often each expected label met each reported one. */
export interface ConfusionMatrix {
  /** Every expected or reported label, sorted. */
  readonly labels: readonly string[];
  /** `counts[expected][said]`, both by their index in `labels`. */
  readonly counts: readonly (readonly number[])[];
}

/** Counts judgements by the expected state and the one in the console. */
export function stateMatrix(judgements: readonly PlayedJudgement[]): ConfusionMatrix {
  return confusionMatrix(
    judgements.map(({ scenario, statements }) => ({ expected: scenario.state, said: statements.console.state })),
  );
}

/** Counts judgements by the expected failure and the one that the running agent reported, at the store. */
export function failureMatrix(judgements: readonly PlayedJudgement[]): ConfusionMatrix {
  return confusionMatrix(
    judgements.map(({ scenario, statements }) => ({
      expected: labelOf(scenario.store),
      said: labelOf(statements.agent?.result ?? null),
    })),
  );
}

function confusionMatrix(pairs: readonly { readonly expected: string; readonly said: string }[]): ConfusionMatrix {
  const labels = [...new Set([...pairs.map(({ expected }) => expected), ...pairs.map(({ said }) => said)])].sort();
  const counts = labels.map((expected) =>
    labels.map((said) => pairs.filter((pair) => pair.expected === expected && pair.said === said).length),
  );
  return { labels, counts };
}

/** Renders the matrix as a Markdown table: a row per expected label, a numbered column per reported one. */
export function renderMatrix({ labels, counts }: ConfusionMatrix): string {
  const numbers = labels.map((_, position) => String(position + 1));
  const rows = counts.map((row, position) => [
    numbers[position] ?? '',
    labels[position] ?? '',
    ...row.map((count) => (count === 0 ? '·' : String(count))),
  ]);
  return renderTable(['', 'expected', ...numbers], rows);
}

/** Renders a Markdown table with aligned columns, readable as text. */
export function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, column) =>
    Math.max(3, ...[cell, ...rows.map((row) => row[column] ?? '')].map((one) => one.length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}
