import { PAYTRONIX_PACK, type PlannedCheck, planHost } from '@sightline/allowlist';
import { describe, expect, it } from 'vitest';
import { controlPlan } from './control-plan.ts';

function storeChecks(intervalS: number): readonly PlannedCheck[] {
  const profile = { pos: 'aloha', region: 'na', environment: 'production', variables: { mid: '570' } } as const;
  return planHost(PAYTRONIX_PACK, { ...profile, intervalS }, 'boh').checks;
}

describe('controlPlan', () => {
  it('probes each target three times as often as the store that probes it most', () => {
    const checks = controlPlan([...storeChecks(60), ...storeChecks(31)]);
    expect(new Set(checks.map(({ intervalS }) => intervalS))).toEqual(new Set([10]));
    expect(new Set(checks.map(({ key }) => key)).size).toBe(checks.length);
  });

  it('probes nothing more often than every 5 s', () => {
    expect(controlPlan(storeChecks(5)).every(({ intervalS }) => intervalS === 5)).toBe(true);
  });
});
