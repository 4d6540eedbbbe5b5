import { PAYTRONIX_PACK } from '@sightline/allowlist';
import { type StoreProfile } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { plannedAlike } from './planned-alike.ts';

const PROFILE: StoreProfile = {
  pos: 'aloha',
  region: 'na',
  environment: 'production',
  variables: { mid: '570' },
  intervalS: 30,
};

describe('plannedAlike', () => {
  it('does not tell stores apart by what the pack has no use for', () => {
    const other = { ...PROFILE, intervalS: 60, variables: { mid: '570', elsewhere: 'x' } };
    expect(plannedAlike(PAYTRONIX_PACK, { profile: other, roles: ['boh'] })).toBe(
      plannedAlike(PAYTRONIX_PACK, { profile: PROFILE, roles: ['boh'] }),
    );
    const without = { ...PAYTRONIX_PACK, variables: [] };
    const another = { ...PROFILE, variables: { mid: '571' } };
    expect(plannedAlike(without, { profile: another, roles: ['boh'] })).toBe(
      plannedAlike(without, { profile: PROFILE, roles: ['boh'] }),
    );
  });

  it('tells them apart by everything else', () => {
    const key = plannedAlike(PAYTRONIX_PACK, { profile: PROFILE, roles: ['boh'] });
    const others = [
      { ...PROFILE, variables: { mid: '571' } },
      { ...PROFILE, region: 'eu' as const },
    ];
    for (const other of others) expect(plannedAlike(PAYTRONIX_PACK, { profile: other, roles: ['boh'] })).not.toBe(key);
    expect(plannedAlike(PAYTRONIX_PACK, { profile: PROFILE, roles: ['boh', 'terminal'] })).not.toBe(key);
  });
});
