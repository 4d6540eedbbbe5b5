import type { ProfileChange } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { profileEffects, type StoreKind } from './profile-effects.ts';
import { changeLayers, type TenantLayers } from './tenant-layers.ts';

const LAYERS: TenantLayers = {
  tenant: { region: 'na' },
  groups: [
    { tag: 'east', values: { variables: { mid: '1' } } },
    { tag: 'patio', values: { variables: { mid: '2' } } },
  ],
};

describe('changeLayers', () => {
  it('replaces a layer as a whole, and adds a new group above the others', () => {
    const changed = changeLayers(LAYERS, { kind: 'group', tag: 'west', values: { pos: 'aloha' } });
    expect(changed).toMatchObject({
      kind: 'changed',
      layers: { groups: [{ tag: 'east' }, { tag: 'patio' }, { tag: 'west' }] },
    });
    expect(changeLayers(LAYERS, { kind: 'tenant', values: {} })).toMatchObject({ layers: { tenant: {} } });
  });

  it.each<ProfileChange>([
    { kind: 'remove_group', tag: 'west' },
    { kind: 'order', tags: ['east'] },
    { kind: 'order', tags: ['east', 'east'] },
  ])('refuses %j, which means groups that are not there or leaves some out', (change) => {
    expect(changeLayers(LAYERS, change).kind).toBe('refused');
  });
});

describe('profileEffects', () => {
  it('counts the stores of each difference, and names those that could not be planned for', () => {
    const own = { pos: 'aloha', environment: 'production' } as const;
    const before = { ...own, region: 'na', variables: { mid: '0' }, intervalS: 30 } as const;
    // Only the number of ids counts here.
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
