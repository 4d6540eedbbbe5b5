/** What a feed last gave in one format. */
export interface StoredFeedList {
  readonly text: string;
  readonly lineCount: number;
  readonly changedAt: Date;
  /** When it was last compared with what the stores must allow. */
  readonly checkedAt: Date;
  /** Since when the list would be empty and this one is served instead. */
  readonly keptSince: Date | null;
}

export type FeedDecision =
  | {
      readonly kind: 'serve';
      readonly reason: 'first' | 'changed' | 'unchanged' | 'kept';
      readonly list: StoredFeedList;
    }
  /** There is nothing to give, and never was. */
  | { readonly kind: 'nothing'; readonly reason: 'never_had_a_line' };

/**
 * What a feed gives, by what it gave before and the lines that the stores must allow now. A list that would turn empty stays
 * as it was: a firewall that took an empty one would lock the stores. Pure.
 */
export function decideFeedList(before: StoredFeedList | null, lines: readonly string[], now: Date): FeedDecision {
  if (lines.length === 0) {
    if (before === null) return { kind: 'nothing', reason: 'never_had_a_line' };
    const list = { ...before, checkedAt: now, keptSince: before.keptSince ?? now };
    return { kind: 'serve', reason: 'kept', list };
  }
  const text = lines.map((line) => `${line}\n`).join('');
  if (before?.text === text) {
    return { kind: 'serve', reason: 'unchanged', list: { ...before, checkedAt: now, keptSince: null } };
  }
  return {
    kind: 'serve',
    reason: before === null ? 'first' : 'changed',
    list: { text, lineCount: lines.length, changedAt: now, checkedAt: now, keptSince: null },
  };
}
