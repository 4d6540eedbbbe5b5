const BUCKETS_MAX = 96;
const BUCKET_S_MIN = 60;

/**
 * The last hours before `now` in at most 96 equal buckets of whole minutes. Buckets begin at multiples of their length,
 * so that a chart that is drawn again keeps its bars; the last one reaches past `now`.
 */
export function bucketSpan(hours: number, now: Date): { from: Date; to: Date; bucketS: number } {
  const spanS = hours * 3_600;
  const bucketS = Math.max(BUCKET_S_MIN, Math.ceil(spanS / BUCKETS_MAX / 60) * 60);
  const toS = Math.ceil(now.getTime() / 1_000 / bucketS) * bucketS;
  const fromS = toS - Math.ceil(spanS / bucketS) * bucketS;
  return { from: new Date(fromS * 1_000), to: new Date(toS * 1_000), bucketS };
}
