const BASE_MS = 1_000;
const CEILING_MS = 30_000;

/**
 * Returns the wait after the n-th failure in a row (from 1), with full jitter so that ten thousand stores do not return in
 * step. The server's Retry-After is the minimum; jitter is added to it.
 *
 * @param random from 0 to below 1.
 */
export function backoffMs(failuresInRow: number, retryAfterMs: number | null, random: number): number {
  const ceilingMs = Math.min(CEILING_MS, BASE_MS * 2 ** Math.min(failuresInRow - 1, 10));
  return Math.round((retryAfterMs ?? 0) + random * ceilingMs);
}
