import type { ProfileLayer, ProfileValues } from '@sightline/spec';
import { type ResolvedProfile, resolveProfile } from './profile-layers.ts';

/** The profile values that a tenant and its groups of stores set; a later group overrides an earlier one. */
export interface TenantLayers {
  readonly tenant: ProfileValues;
  readonly groups: readonly { readonly tag: string; readonly values: ProfileValues }[];
}

/** The parts of a store that decide its profile. */
export interface StoreLayer {
  readonly tags: readonly string[];
  /** The values that the store sets itself. */
  readonly own: ProfileValues;
}

/** Returns the layers that apply to a store, the widest first and its own last. Pure. */
export function layersOfStore(layers: TenantLayers, store: StoreLayer): ProfileLayer[] {
  return [
    { origin: { kind: 'tenant' }, values: layers.tenant },
    ...layers.groups
      .filter(({ tag }) => store.tags.includes(tag))
      .map(({ tag, values }): ProfileLayer => ({ origin: { kind: 'group', tag }, values })),
    { origin: { kind: 'store' }, values: store.own },
  ];
}

/** Resolves the profile of a store from the layers that apply to it. Pure. */
export function profileOfStore(layers: TenantLayers, store: StoreLayer): ResolvedProfile {
  return resolveProfile(layersOfStore(layers, store));
}
