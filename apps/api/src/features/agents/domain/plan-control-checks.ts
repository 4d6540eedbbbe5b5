import { type PlannedCheck, planControl } from '@sightline/allowlist';

const INTERVAL_S_MIN = 5;
/** The most checks that an assignment may hold. */
const CHECKS_MAX = 2_000;

/**
 * Plans the checks of the control from the external checks of all stores. The control probes each target three times as
 * often as the store that probes it most, so its result is always the newer one. Pure.
 */
export function planControlChecks(external: readonly PlannedCheck[]): PlannedCheck[] {
  return planControl(external)
    .slice(0, CHECKS_MAX)
    .map((check) => ({ ...check, intervalS: Math.max(INTERVAL_S_MIN, Math.floor(check.intervalS / 3)) }));
}
