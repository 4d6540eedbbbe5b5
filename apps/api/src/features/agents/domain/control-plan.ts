import { type PlannedCheck, planControl } from '@sightline/allowlist';

const INTERVAL_S_MIN = 5;
/** As many as an assignment carries. */
const CHECKS_MAX = 2_000;

/**
 * The checks of the control over the external checks of all stores: each target three times as often as the store that probes
 * it most, so that its view is always the fresher one.
 */
export function controlPlan(external: readonly PlannedCheck[]): PlannedCheck[] {
  return planControl(external)
    .slice(0, CHECKS_MAX)
    .map((check) => ({ ...check, intervalS: Math.max(INTERVAL_S_MIN, Math.floor(check.intervalS / 3)) }));
}
