import { profileOfStore, type TenantLayers } from '@sightline/allowlist';
import {
  flatProfile,
  type MandatoryField,
  type ProfilePreview,
  type ProfileValues,
  type StoreId,
  type StoreProfile,
} from '@sightline/spec';

/** Stores that share their tags, own values and current profile. */
export interface StoreKind {
  readonly tags: readonly string[];
  readonly own: ProfileValues;
  readonly profile: ProfileValues;
  readonly storeIds: readonly StoreId[];
}

/** The effects of changed layers on the stores below them. */
export interface ProfileEffects {
  /** Stores whose profile changes, by their new profile. */
  readonly changed: readonly { readonly profile: StoreProfile; readonly storeIds: readonly StoreId[] }[];
  /** Stores that would lack a required field. */
  readonly incomplete: readonly {
    readonly missing: readonly MandatoryField[];
    readonly storeIds: readonly StoreId[];
  }[];
  readonly differences: ProfilePreview['differences'];
}

/** Compares the current profiles of stores with those that result from the layers. Pure. */
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

/** Returns how many stores are affected. */
export function storeCount(groups: readonly { readonly storeIds: readonly StoreId[] }[]): number {
  return groups.reduce((sum, { storeIds }) => sum + storeIds.length, 0);
}

class DifferenceTally {
  readonly #byText = new Map<string, ProfilePreview['differences'][number]>();

  /** Returns whether there is a difference. */
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
