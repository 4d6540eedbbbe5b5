const BUCKETS_MAX = 96;
const BUCKET_S_MIN = 60;

/** A span of time in equal buckets. */
export interface BucketSpan {
  readonly from: Date;
  readonly to: Date;
  readonly bucketS: number;
}

/**
 * Returns the last hours before `now` in at most 96 equal buckets of whole minutes. Buckets begin at multiples of their
 * length, so a redrawn chart keeps its bars; the last one extends past `now`. Pure.
 */
export function bucketSpan(hours: number, now: Date): BucketSpan {
  const spanS = hours * 3_600;
  const bucketS = Math.max(BUCKET_S_MIN, Math.ceil(spanS / BUCKETS_MAX / 60) * 60);
  const toS = Math.ceil(now.getTime() / 1_000 / bucketS) * bucketS;
  const fromS = toS - Math.ceil(spanS / bucketS) * bucketS;
  return { from: new Date(fromS * 1_000), to: new Date(toS * 1_000), bucketS };
}
