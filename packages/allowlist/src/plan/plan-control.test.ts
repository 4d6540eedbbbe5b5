import { describe, expect, it } from 'vitest';
import { PAYTRONIX_PACK } from '../packs/paytronix.ts';
import type { PlannedCheck } from './plan.ts';
import { planControl } from './plan-control.ts';
import { planHost } from './plan-host.ts';

function storeChecks(mid: string, intervalS = 30): readonly PlannedCheck[] {
  const profile = { pos: 'aloha', region: 'na', environment: 'production', variables: { mid }, intervalS } as const;
  return planHost(PAYTRONIX_PACK, profile, 'boh').checks;
}

describe('planControl', () => {
  it("checks every external target of the fleet once, under the target's key", () => {
    const control = planControl([...storeChecks('570'), ...storeChecks('570'), ...storeChecks('812')]);
    expect(control.map(({ key }) => key)).toEqual([
      'https://api.pxsweb.com:443/',
      'https://m570.api.pxsplatform.com:443/',
      'https://m570.merchant.pxservice.com:443/',
      'https://m570.oltp.pxsplatform.com:443/',
      'https://m812.api.pxsplatform.com:443/',
      'https://m812.merchant.pxservice.com:443/',
      'https://m812.oltp.pxsplatform.com:443/',
    ]);
    for (const { key, targetKey } of control) expect(key).toBe(targetKey);
  });

  it('checks each alternative separately', () => {
    expect(planControl(storeChecks('570')).filter(({ anyOf }) => anyOf !== null)).toEqual([]);
  });

  it('leaves out what only a host in the store can see', () => {
    const local = storeChecks('570').map((check): PlannedCheck => ({ ...check, scope: 'lan' }));
    expect(planControl(local)).toEqual([]);
  });

  it('probes a target as often as the store that probes it most often', () => {
    const control = planControl([...storeChecks('570', 60), ...storeChecks('570', 10), ...storeChecks('570', 30)]);
    expect(new Set(control.map(({ intervalS }) => intervalS))).toEqual(new Set([10]));
  });

  it('does not depend on the order of the checks', () => {
    const checks = [...storeChecks('570', 60), ...storeChecks('812', 10), ...storeChecks('570', 30)];
    expect(planControl(checks.toReversed())).toEqual(planControl(checks));
  });
});
