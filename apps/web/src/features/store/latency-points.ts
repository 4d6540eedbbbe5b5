import type { StoreHistory } from '@sightline/spec';

/** A point of the latency chart; no median where nothing got through. */
export interface LatencyPoint {
  /** Start of the bucket in ms since 1970. */
  readonly at: number;
  readonly medianMs: number | null;
}

/** One point for every bucket of the span, in order, so that gaps stay gaps. */
export function latencyPoints(
  span: Pick<StoreHistory, 'from' | 'to' | 'bucketS'>,
  buckets: StoreHistory['checks'][number]['buckets'],
): LatencyPoint[] {
  const fromMs = Date.parse(span.from);
  const count = Math.ceil((Date.parse(span.to) - fromMs) / 1_000 / span.bucketS);
  const medians = new Map(buckets.map((bucket) => [bucket.index, bucket.totalMsP50]));
  return Array.from({ length: count }, (_, index) => ({
    at: fromMs + index * span.bucketS * 1_000,
    medianMs: medians.get(index) ?? null,
  }));
}
