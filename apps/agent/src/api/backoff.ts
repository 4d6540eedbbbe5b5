const BASE_MS = 1_000;
const CEILING_MS = 30_000;

/**
 * How long to wait after the n-th failure in a row (from 1): full jitter, so that ten thousand stores do not come back
 * in step. What the server asked for is the least, with the jitter on top.
 *
 * @param random 0 up to, not including, 1.
 */
export function backoffMs(failuresInRow: number, retryAfterMs: number | null, random: number): number {
  const ceilingMs = Math.min(CEILING_MS, BASE_MS * 2 ** Math.min(failuresInRow - 1, 10));
  return Math.round((retryAfterMs ?? 0) + random * ceilingMs);
}
