import type { StoreHistory } from '@sightline/spec';

type Bucket = StoreHistory['checks'][number]['buckets'][number];

/** What one bucket of the history came to; `silent` when nothing was heard in it. */
export type SlotKind = 'pass' | 'degraded' | 'fail' | 'silent';

export interface HistorySlot {
  readonly kind: SlotKind;
  /** The part of the results that were not a pass, from 0 to 1. */
  readonly share: number;
}

/** The history of a check with a slot for every bucket of the span, those in which nothing was heard included. */
export function historySlots(
  span: Pick<StoreHistory, 'from' | 'to' | 'bucketS'>,
  buckets: readonly Bucket[],
): HistorySlot[] {
  const count = Math.ceil((Date.parse(span.to) - Date.parse(span.from)) / 1_000 / span.bucketS);
  const byIndex = new Map(buckets.map((bucket) => [bucket.index, bucket]));
  return Array.from({ length: count }, (_, index) => slotOf(byIndex.get(index)));
}

/** The slots in one sentence, for those who cannot see them. */
export function historySentence(slots: readonly HistorySlot[]): string {
  const countOf = (kind: SlotKind): number => slots.filter((slot) => slot.kind === kind).length;
  return `Of ${slots.length} spans of time: ${countOf('pass')} passed, ${countOf('degraded')} degraded, ${countOf('fail')} with failures, ${countOf('silent')} without results`;
}

function slotOf(bucket: Bucket | undefined): HistorySlot {
  const total = bucket === undefined ? 0 : bucket.pass + bucket.degraded + bucket.fail;
  if (bucket === undefined || total === 0) return { kind: 'silent', share: 0 };
  if (bucket.fail > 0) return { kind: 'fail', share: bucket.fail / total };
  if (bucket.degraded > 0) return { kind: 'degraded', share: bucket.degraded / total };
  return { kind: 'pass', share: 0 };
}
