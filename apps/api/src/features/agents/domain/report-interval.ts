import type { PlannedCheck } from '@sightline/allowlist';

const IDLE_INTERVAL_S = 30;

/** Returns how often a host reports, in seconds: as often as its most frequent check, or every 30 s without checks. */
export function reportIntervalS(checks: readonly Pick<PlannedCheck, 'intervalS'>[]): number {
  return checks.length === 0 ? IDLE_INTERVAL_S : Math.min(...checks.map((check) => check.intervalS));
}
