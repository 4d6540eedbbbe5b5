import type { Pack, StoreId, StoreProfile } from '@sightline/spec';

/** Which of a tenant's stores an export is for. */
export type StoreChoice =
  | { readonly kind: 'all' }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'stores'; readonly storeIds: readonly StoreId[] };

/** Stores that must allow the same. */
export interface StoreGroup {
  readonly profile: StoreProfile;
  /** The packs that they use. */
  readonly packs: readonly Pack[];
  readonly storeCount: number;
  /** The first few store numbers. */
  readonly numbers: readonly string[];
}
