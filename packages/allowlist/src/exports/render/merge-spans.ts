import type { PortSpan } from '../rules/allow-rule.ts';

/** Returns the same ports in ascending order, with touching and overlapping spans merged. */
export function mergeSpans(spans: readonly PortSpan[]): PortSpan[] {
  const merged: PortSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last !== undefined && span.from <= last.to + 1) {
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    } else {
      merged.push(span);
    }
  }
  return merged;
}
