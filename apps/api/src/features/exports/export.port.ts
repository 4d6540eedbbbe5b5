import type { Pack, StoreId, StoreProfile, TenantId } from '@sightline/spec';

/** Which of a tenant's stores. */
export type StoreChoice =
  | { readonly kind: 'all' }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'stores'; readonly storeIds: readonly StoreId[] };

/** Stores that must allow the same. */
export interface StoreGroup {
  readonly profile: StoreProfile;
  /** The lists they are on. */
  readonly packs: readonly Pack[];
  readonly storeCount: number;
  /** The numbers of the first few. */
  readonly numbers: readonly string[];
}

export interface FailingEntry {
  readonly packId: string;
  readonly entryId: string;
}

export interface ExportReader {
  /** The chosen stores by what they must allow: at most `groupsMax` groups. */
  storeGroups(tenantId: TenantId, choice: StoreChoice, groupsMax: number): Promise<readonly StoreGroup[]>;
  /** The entries of which a check of the chosen stores is blocked or degraded now. */
  failingEntries(tenantId: TenantId, choice: StoreChoice): Promise<readonly FailingEntry[]>;
}
