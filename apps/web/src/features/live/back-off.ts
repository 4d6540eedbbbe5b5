const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/**
 * Returns how long to wait in ms before reconnecting, after `attempt` failures in a row (from 0): doubling from 1 s to
 * 30 s. The second half is random, so that consoles do not all reconnect at once. `chance` is in [0, 1).
 */
export function backOffMs(attempt: number, chance: number): number {
  const ceilingMs = Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt);
  return Math.round(ceilingMs / 2 + (ceilingMs / 2) * chance);
}
