import type { StoreHistory } from '@sightline/spec';

type Bucket = StoreHistory['checks'][number]['buckets'][number];

/** The outcome of one bucket of the history; `silent` without reports. */
export type SlotKind = 'pass' | 'degraded' | 'fail' | 'silent';

export interface HistorySlot {
  readonly kind: SlotKind;
  /** The share of results that did not pass, from 0 to 1. */
  readonly share: number;
}

/** Returns a check's history with one slot per bucket of the span, including buckets without reports. */
export function historySlots(
  span: Pick<StoreHistory, 'from' | 'to' | 'bucketS'>,
  buckets: readonly Bucket[],
): HistorySlot[] {
  const count = Math.ceil((Date.parse(span.to) - Date.parse(span.from)) / 1_000 / span.bucketS);
  const byIndex = new Map(buckets.map((bucket) => [bucket.index, bucket]));
  return Array.from({ length: count }, (_, index) => slotOf(byIndex.get(index)));
}

/** Returns the slots in a sentence, for screen readers. */
export function historySentence(slots: readonly HistorySlot[]): string {
  const countOf = (kind: SlotKind): number => slots.filter((slot) => slot.kind === kind).length;
  return `${slots.length} periods: ${countOf('pass')} passed, ${countOf('degraded')} degraded, ${countOf('fail')} with failures, ${countOf('silent')} without results`;
}

function slotOf(bucket: Bucket | undefined): HistorySlot {
  const total = bucket === undefined ? 0 : bucket.pass + bucket.degraded + bucket.fail;
  if (bucket === undefined || total === 0) return { kind: 'silent', share: 0 };
  if (bucket.fail > 0) return { kind: 'fail', share: bucket.fail / total };
  if (bucket.degraded > 0) return { kind: 'degraded', share: bucket.degraded / total };
  return { kind: 'pass', share: 0 };
}
