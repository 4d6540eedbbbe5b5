import type { PlannedCheck } from '@sightline/allowlist';

const IDLE_INTERVAL_S = 30;

/** How often a host reports, in seconds: as often as its most frequent check; a host without checks every half minute. */
export function reportIntervalS(checks: readonly Pick<PlannedCheck, 'intervalS'>[]): number {
  return checks.length === 0 ? IDLE_INTERVAL_S : Math.min(...checks.map((check) => check.intervalS));
}
