import type { TenantLayers } from '@sightline/allowlist';
import { describe, expect, it } from 'vitest';
import { profileEffects, type StoreKind } from './profile-effects.ts';

const LAYERS: TenantLayers = {
  tenant: { region: 'na' },
  groups: [
    { tag: 'east', values: { variables: { mid: '1' } } },
    { tag: 'patio', values: { variables: { mid: '2' } } },
  ],
};

describe('profileEffects', () => {
  it('counts the stores of each difference, and lists stores that would be incomplete', () => {
    const own = { pos: 'aloha', environment: 'production' } as const;
    const before = { ...own, region: 'na', variables: { mid: '0' }, intervalS: 30 } as const;
    // Only the number of ids matters here.
    const ids = (count: number) => Array.from({ length: count }) as StoreKind['storeIds'];
    const effects = profileEffects(LAYERS, [
      { tags: ['east'], own, profile: before, storeIds: ids(3) },
      { tags: ['east', 'patio'], own, profile: before, storeIds: ids(2) },
      { tags: [], own: {}, profile: before, storeIds: ids(1) },
    ]);
    expect(effects.differences).toEqual([
      { path: 'variables/mid', before: '0', after: '1', storeCount: 3 },
      { path: 'variables/mid', before: '0', after: '2', storeCount: 2 },
    ]);
    expect(effects.incomplete).toEqual([{ missing: ['pos', 'environment'], storeIds: ids(1) }]);
  });
});
