import type { Site } from '@sightline/allowlist';
import type { HostRole, Pack, StateCounts, StoreProfile, TenantId } from '@sightline/spec';
import type { ReachedPlace } from './domain/reached-ranges.ts';

/** Hosts that are planned alike. */
export interface HostGroup {
  readonly packs: readonly Pack[];
  readonly profile: StoreProfile;
  readonly role: HostRole;
  readonly site: Site;
  readonly hostCount: number;
}

/** Stores that are on the same packs. */
export interface StoresOnPacks {
  readonly packs: readonly Pack[];
  readonly storeCount: number;
}

/** How many checks of an entry are in which state. */
export interface EntryState {
  readonly packId: string;
  readonly entryId: string;
  readonly counts: StateCounts;
}

export interface FleetOnPacks {
  /** The packs that a store without tags is on. */
  readonly packsOfNewStore: readonly Pack[];
  readonly stores: readonly StoresOnPacks[];
  readonly hosts: readonly HostGroup[];
  /** Where the targets of checks in use are reached, the most common places first; bounded. */
  readonly reached: readonly ReachedPlace[];
  /** Of the checks in use. */
  readonly states: readonly EntryState[];
}

export interface AllowlistReader {
  fleetOf(tenantId: TenantId): Promise<FleetOnPacks>;
}
export const ALLOWLIST_READER = Symbol('AllowlistReader');
