/** What a feed last served in one format. */
export interface StoredFeedList {
  readonly text: string;
  readonly lineCount: number;
  readonly changedAt: Date;
  /** When it was last compared with what the stores must allow. */
  readonly checkedAt: Date;
  /** Since when an empty list would replace this one; null while the list is current. */
  readonly keptSince: Date | null;
}

/** What a feed serves now. */
export type FeedDecision =
  | {
      readonly kind: 'serve';
      readonly reason: 'first' | 'changed' | 'unchanged' | 'kept';
      readonly list: StoredFeedList;
    }
  /** There is nothing to serve, and never was. */
  | { readonly kind: 'nothing'; readonly reason: 'never_had_a_line' };

/**
 * Decides what a feed serves, from what it served before and the lines that the stores must allow now.
 *
 * A list that would turn empty stays as it was: a firewall that loads an empty list would cut off the stores. Pure.
 */
export function decideFeedUpdate(before: StoredFeedList | null, lines: readonly string[], now: Date): FeedDecision {
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
