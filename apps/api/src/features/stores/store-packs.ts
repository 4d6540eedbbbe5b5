import type { Pack, StoreId, TenantId } from '@sightline/spec';

/** Returns the packs that stores use. The `packs` feature provides it: stores come before packs. */
export interface StorePacks {
  /** Returns the packs of any store of the tenant, by the store's tags. */
  ofTenant(tenantId: TenantId): Promise<PacksByTags>;
  /** Returns the packs of one store; null when the tenant has no such store. */
  of(tenantId: TenantId, storeId: StoreId): Promise<readonly Pack[] | null>;
}
export const STORE_PACKS = Symbol('StorePacks');

/** The packs that a store uses, by its tags. */
export type PacksByTags = (storeTags: readonly string[]) => readonly Pack[];

/** Returns every pack that at least one store uses, once. `tags` are all tags that the tenant's stores have. */
export function packsOfAny(byTags: PacksByTags, tags: readonly string[]): readonly Pack[] {
  // A tag, or no tag, decides each pack of a store.
  const packs = [byTags([]), ...tags.map((tag) => byTags([tag]))].flat();
  return [...new Set(packs)];
}
