import { type StoreProfile } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { PAYTRONIX_PACK } from '../packs/paytronix.ts';
import { planKey } from './plan-key.ts';

const PROFILE: StoreProfile = {
  pos: 'aloha',
  region: 'na',
  environment: 'production',
  variables: { mid: '570' },
  intervalS: 30,
};

describe('planKey', () => {
  it('ignores values that the pack does not use', () => {
    const other = { ...PROFILE, intervalS: 60, variables: { mid: '570', elsewhere: 'x' } };
    expect(planKey(PAYTRONIX_PACK, { profile: other, roles: ['boh'] })).toBe(
      planKey(PAYTRONIX_PACK, { profile: PROFILE, roles: ['boh'] }),
    );
    const without = { ...PAYTRONIX_PACK, variables: [] };
    const another = { ...PROFILE, variables: { mid: '571' } };
    expect(planKey(without, { profile: another, roles: ['boh'] })).toBe(
      planKey(without, { profile: PROFILE, roles: ['boh'] }),
    );
  });

  it('differs where anything else differs', () => {
    const key = planKey(PAYTRONIX_PACK, { profile: PROFILE, roles: ['boh'] });
    const others = [
      { ...PROFILE, variables: { mid: '571' } },
      { ...PROFILE, region: 'eu' as const },
    ];
    for (const other of others) expect(planKey(PAYTRONIX_PACK, { profile: other, roles: ['boh'] })).not.toBe(key);
    expect(planKey(PAYTRONIX_PACK, { profile: PROFILE, roles: ['boh', 'terminal'] })).not.toBe(key);
  });
});
