/** What one agent made, and what is stored of it. */
export interface Backfill {
  /** The seq of the newest report that must be stored; reports count from 1. */
  readonly lastSeq: number;
  /** The seqs of the stored rows, in any order; a report stored twice is there twice. */
  readonly storedSeqs: readonly number[];
  /** Whether the time for filling in has run out. */
  readonly isOverdue: boolean;
}

/** Where the backfill stands. */
export type BackfillVerdict =
  | { readonly kind: 'complete' }
  | { readonly kind: 'filling'; readonly missing: string }
  | { readonly kind: 'faulty'; readonly fault: string };

const NAMED_MAX = 10;

/**
 * Judges whether every report an agent made is stored exactly once.
 *
 * An agent sends its newest report first after an outage, so a hole is no fault until the time for filling it in has run
 * out. A report stored twice is a fault at once, because nothing removes it again.
 */
export function judgeBackfill({ lastSeq, storedSeqs, isOverdue }: Backfill): BackfillVerdict {
  const stored = new Set<number>();
  const doubled = new Set<number>();
  for (const seq of storedSeqs) (stored.has(seq) ? doubled : stored).add(seq);
  if (doubled.size > 0) return { kind: 'faulty', fault: `reports stored more than once: ${listSeqs([...doubled])}` };

  const missing = Array.from({ length: lastSeq }, (_, index) => index + 1).filter((seq) => !stored.has(seq));
  if (missing.length === 0) return { kind: 'complete' };
  return isOverdue
    ? { kind: 'faulty', fault: `reports never stored: ${listSeqs(missing)}` }
    : { kind: 'filling', missing: `reports ${listSeqs(missing)}` };
}

function listSeqs(seqs: readonly number[]): string {
  const named = seqs.slice(0, NAMED_MAX).join(', ');
  return seqs.length > NAMED_MAX ? `${named} and ${String(seqs.length - NAMED_MAX)} more` : named;
}
