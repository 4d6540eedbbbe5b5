import {
  flatProfile,
  type MandatoryField,
  type ProfilePreview,
  type ProfileValues,
  type StoreId,
  type StoreProfile,
} from '@sightline/spec';
import { profileOfStore, type TenantLayers } from './tenant-layers.ts';

/** Stores that are alike in all that their profile comes of, and in the profile that they have. */
export interface StoreKind {
  readonly tags: readonly string[];
  readonly own: ProfileValues;
  readonly profile: ProfileValues;
  readonly storeIds: readonly StoreId[];
}

/** What layers mean for the stores below them. */
export interface ProfileEffects {
  /** Stores that get another profile, by that profile. */
  readonly changed: readonly { readonly profile: StoreProfile; readonly storeIds: readonly StoreId[] }[];
  /** Stores that could not be planned for. */
  readonly incomplete: readonly {
    readonly missing: readonly MandatoryField[];
    readonly storeIds: readonly StoreId[];
  }[];
  readonly differences: ProfilePreview['differences'];
}

/** Compares the profiles that stores have with those that come of the layers. Pure. */
export function profileEffects(layers: TenantLayers, kinds: readonly StoreKind[]): ProfileEffects {
  const changed: ProfileEffects['changed'][number][] = [];
  const incomplete: ProfileEffects['incomplete'][number][] = [];
  const tally = new DifferenceTally();
  for (const kind of kinds) {
    const resolved = profileOfStore(layers, kind);
    if (resolved.kind === 'incomplete') {
      incomplete.push({ missing: resolved.missing, storeIds: kind.storeIds });
      continue;
    }
    const before = flatProfile(kind.profile);
    const after = flatProfile(resolved.profile);
    if (tally.add(before, after, kind.storeIds.length)) changed.push({ ...resolved, storeIds: kind.storeIds });
  }
  return { changed, incomplete, differences: tally.differences() };
}

/** How many stores an effect concerns. */
export function storeCount(groups: readonly { readonly storeIds: readonly StoreId[] }[]): number {
  return groups.reduce((sum, { storeIds }) => sum + storeIds.length, 0);
}

class DifferenceTally {
  readonly #byText = new Map<string, ProfilePreview['differences'][number]>();

  /** Answers whether there is a difference. */
  add(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>, count: number): boolean {
    let differs = false;
    for (const path of new Set([...before.keys(), ...after.keys()])) {
      const change = { path, before: before.get(path) ?? null, after: after.get(path) ?? null };
      if (change.before === change.after) continue;
      differs = true;
      const key = JSON.stringify(change);
      const known = this.#byText.get(key);
      this.#byText.set(key, { ...change, storeCount: (known?.storeCount ?? 0) + count });
    }
    return differs;
  }

  differences(): ProfilePreview['differences'] {
    return [...this.#byText.values()].sort((a, b) => b.storeCount - a.storeCount);
  }
}
