import type { TenantLayers } from '@sightline/allowlist';
import type { ProfileChange } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { changeLayers } from './change-layers.ts';

const LAYERS: TenantLayers = {
  tenant: { region: 'na' },
  groups: [
    { tag: 'east', values: { variables: { mid: '1' } } },
    { tag: 'patio', values: { variables: { mid: '2' } } },
  ],
};

describe('changeLayers', () => {
  it('replaces a whole layer, and adds a new group above the others', () => {
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
  ])('refuses %j, which names unknown groups or leaves some out', (change) => {
    expect(changeLayers(LAYERS, change).kind).toBe('refused');
  });
});
