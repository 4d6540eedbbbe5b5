import { PAYTRONIX_PACK, type PlannedCheck, planHost } from '@sightline/allowlist';
import { describe, expect, it } from 'vitest';
import { planControlChecks } from './plan-control-checks.ts';

function storeChecks(intervalS: number): readonly PlannedCheck[] {
  const profile = { pos: 'aloha', region: 'na', environment: 'production', variables: { mid: '570' } } as const;
  return planHost(PAYTRONIX_PACK, { ...profile, intervalS }, 'boh').checks;
}

describe('planControlChecks', () => {
  it('probes each target three times as often as the busiest store', () => {
    const checks = planControlChecks([...storeChecks(60), ...storeChecks(31)]);
    expect(new Set(checks.map(({ intervalS }) => intervalS))).toEqual(new Set([10]));
    expect(new Set(checks.map(({ key }) => key)).size).toBe(checks.length);
  });

  it('never probes more often than every 5 s', () => {
    expect(planControlChecks(storeChecks(5)).every(({ intervalS }) => intervalS === 5)).toBe(true);
  });
});
