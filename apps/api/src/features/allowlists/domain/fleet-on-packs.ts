import type { Site } from '@sightline/allowlist';
import type { HostRole, Pack, StateCounts, StoreProfile } from '@sightline/spec';
import type { ReachedPlace } from './reached-ranges.ts';

/** Hosts that get the same plan. */
export interface HostGroup {
  readonly packs: readonly Pack[];
  readonly profile: StoreProfile;
  readonly role: HostRole;
  readonly site: Site;
  readonly hostCount: number;
}

/** Stores that use the same packs. */
export interface StoresOnPacks {
  readonly packs: readonly Pack[];
  readonly storeCount: number;
}

/** How many checks of an entry are in each state. */
export interface EntryState {
  readonly packId: string;
  readonly entryId: string;
  readonly counts: StateCounts;
}

/** A tenant's stores and hosts by the packs they use, with the states of their checks. */
export interface FleetOnPacks {
  /** The packs of a new store without tags. */
  readonly packsOfNewStore: readonly Pack[];
  readonly stores: readonly StoresOnPacks[];
  readonly hosts: readonly HostGroup[];
  /** Where checks reach their targets, the most common places first; bounded. */
  readonly reached: readonly ReachedPlace[];
  /** The states of active checks. */
  readonly states: readonly EntryState[];
}
