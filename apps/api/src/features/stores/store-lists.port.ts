import type { Pack, StoreId, TenantId } from '@sightline/spec';

/** Tells the lists that stores are on; whoever keeps the lists provides it. */
export interface StoreLists {
  /** The lists of any store of the tenant, by its tags. */
  ofTenant(tenantId: TenantId): Promise<ListsByTags>;
  /** Those of one store; null when the tenant has no such store. */
  of(tenantId: TenantId, storeId: StoreId): Promise<readonly Pack[] | null>;
}
export const STORE_LISTS = Symbol('StoreLists');

export type ListsByTags = (storeTags: readonly string[]) => readonly Pack[];

/** All lists that some store is on, each once, where these are all the tags there are. */
export function listsOfAny(byTags: ListsByTags, tags: readonly string[]): readonly Pack[] {
  // Each list of a store comes of one of its tags, or of none of them.
  const packs = [byTags([]), ...tags.map((tag) => byTags([tag]))].flat();
  return [...new Set(packs)];
}
