import { formatNumber } from './format-number.ts';

/** Returns the form of a noun that fits a count, without the count: `store`, `stores`, `entries`. */
export function pluralize(count: number, noun: string, plural = pluralOf(noun)): string {
  return count === 1 ? noun : plural;
}

/** Returns a count with its noun: `1 store`, `1,204 stores`, `2 entries`; none is `no stores`. */
export function formatCount(count: number, noun: string, plural?: string): string {
  return `${count === 0 ? 'no' : formatNumber(count)} ${pluralize(count, noun, plural)}`;
}

/** Returns a part of a whole: `3 of 40 stores`, and once it is the whole `all 40 stores`; of a single one `1 store`. */
export function formatCountOf(count: number, total: number, noun: string, plural?: string): string {
  if (total <= 1 && count >= total) return formatCount(total, noun, plural);
  const whole = `${formatNumber(total)} ${pluralize(total, noun, plural)}`;
  return count >= total ? `all ${whole}` : `${formatNumber(count)} of ${whole}`;
}

function pluralOf(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}
