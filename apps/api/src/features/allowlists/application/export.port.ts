import type { StoreId, StoreProfile, TenantId } from '@sightline/spec';

/** Stores that must allow the same. */
export interface StoreGroup {
  readonly profile: StoreProfile;
  readonly storeCount: number;
  /** The numbers of the first few. */
  readonly numbers: readonly string[];
}

export interface ExportReader {
  /** The stores of some ids, or all of them, by profile: at most `groupsMax` groups. */
  storeGroups(
    tenantId: TenantId,
    storeIds: readonly StoreId[] | null,
    groupsMax: number,
  ): Promise<readonly StoreGroup[]>;
  /** The entries of which a check of some stores, or of any, is blocked or degraded now. */
  failingEntryIds(tenantId: TenantId, storeIds: readonly StoreId[] | null): Promise<readonly string[]>;
}
