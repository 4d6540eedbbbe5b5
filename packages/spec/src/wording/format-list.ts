import { formatNumber } from './format-number.ts';

interface ListOptions {
  /** How many are named at most; the rest is counted. */
  readonly namedMax?: number;
  /** How many there are in all, where `names` holds only the first ones. */
  readonly total?: number;
  readonly conjunction?: 'and' | 'or';
}

/** Returns names as a phrase: `A`, `A and B`, `A, B and C`, `A, B and 3 more`; empty for no names. */
export function formatList(names: readonly string[], options: ListOptions = {}): string {
  const { namedMax = names.length, total = names.length, conjunction = 'and' } = options;
  const named = names.slice(0, namedMax);
  const more = total - named.length;
  const parts = more > 0 ? [...named, `${formatNumber(more)} more`] : named;
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

/** Returns the same one name a line, for tables and messages: `A`, `B`, `and 3 more`. */
export function formatLines(names: readonly string[], options: Omit<ListOptions, 'conjunction'> = {}): string {
  const { namedMax = names.length, total = names.length } = options;
  const named = names.slice(0, namedMax);
  const more = total - named.length;
  return more > 0 ? [...named, `and ${formatNumber(more)} more`].join('\n') : named.join('\n');
}
