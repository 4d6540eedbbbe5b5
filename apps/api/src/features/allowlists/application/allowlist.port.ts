import type { HostRole, StateCounts, StoreProfile, TenantId } from '@sightline/spec';

/** Hosts that are planned alike. */
export interface HostGroup {
  readonly profile: StoreProfile;
  readonly role: HostRole;
  readonly hostCount: number;
}

export interface AllowlistReader {
  /** The states of the checks in use, by entry. */
  entryStates(tenantId: TenantId): Promise<Record<string, StateCounts>>;
  hostGroups(tenantId: TenantId): Promise<readonly HostGroup[]>;
}
export const ALLOWLIST_READER = Symbol('AllowlistReader');
