import type { AdoptionId, CheckState, HostRole, Pack, StoreId, StoreProfile, TenantId } from '@sightline/spec';
import type { Actor } from '../audit/index.ts';
import type { PackFacts } from './domain/pack-list.ts';

/** A store as far as planning a list for it goes. */
export interface StoreToWeigh {
  readonly storeId: StoreId;
  readonly number: string;
  readonly name: string;
  readonly profile: StoreProfile;
  readonly roles: readonly HostRole[];
  /** The packs it is on. */
  readonly packs: readonly Pack[];
}

/** What stores and the control found of targets. */
export interface TargetStates {
  readonly ofStore: (storeId: StoreId, targetKey: string) => CheckState | null;
  readonly ofControl: (targetKey: string) => CheckState | null;
}

export interface PacksReader {
  factsOf(tenantId: TenantId): Promise<PackFacts>;
  /** Stores with any of some tags, or all of them. */
  storesToWeigh(tenantId: TenantId, tags: readonly string[] | null): Promise<readonly StoreToWeigh[]>;
  /** The states of checks in use whose targets are among the keys. */
  statesOf(tenantId: TenantId, targetKeys: readonly string[]): Promise<TargetStates>;
}
export const PACKS_READER = Symbol('PacksReader');

/** Who changes what holds, and when. */
export interface ByWhom {
  readonly tenantId: TenantId;
  readonly actor: Actor;
  readonly at: Date;
}

export interface NewAdoption extends ByWhom {
  readonly packId: string;
  /** 0: the list is not used. */
  readonly version: number;
  /** Of the list, for people. */
  readonly title: string;
  /** Sorted; empty: every store. */
  readonly tags: readonly string[];
  /** Whether tags that are on a version of their own follow. */
  readonly endsStaged: boolean;
}

export type AdoptionOutcome =
  | { readonly kind: 'adopted'; readonly id: AdoptionId; readonly storeCount: number }
  | { readonly kind: 'already_adopted' }
  | { readonly kind: 'tags_unknown'; readonly tags: readonly string[] };

export interface AdoptionRecord {
  readonly id: AdoptionId;
  readonly packId: string;
  readonly version: number;
  readonly tags: readonly string[];
  readonly adoptedAt: Date;
  readonly adoptedBy: string;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
  readonly madeWay: boolean;
}

export interface AdoptionStore {
  /** Marks the stores concerned for planning anew, and leaves a trace, in one transaction. */
  adopt(adoption: NewAdoption): Promise<AdoptionOutcome>;
  /**
   * Ends one that holds; those that made way for it hold again. False when the tenant has no such adoption open. `titles`
   * are those of the lists by their ids, for the trace.
   */
  end(adoptionId: AdoptionId, by: ByWhom, titles: ReadonlyMap<string, string>): Promise<boolean>;
  /** Newest first; the cursor is the id of the last one of the page before. */
  page(
    tenantId: TenantId,
    query: { readonly packId?: string | undefined; readonly cursor?: string | undefined; readonly limit: number },
  ): Promise<readonly AdoptionRecord[]>;
}
export const ADOPTION_STORE = Symbol('AdoptionStore');

/** What stands of a tenant's own list before it is changed. */
export interface CustomPackNow {
  /** Its newest version; null when there is none yet. */
  readonly newest: Pack | null;
  /** The version that every store is on, unless by its tags on another; null when the list is not used. */
  readonly inForce: Pack | null;
  /** How many lists of its own the tenant has. */
  readonly listCount: number;
}

/** What becomes of a tenant's own list; `subject` is what was changed of it, for people. */
export type CustomPackChange =
  /** `adopts`: every store is on it at once. */
  | { readonly kind: 'publish'; readonly pack: Pack; readonly adopts: boolean; readonly subject: string }
  | { readonly kind: 'stop_using'; readonly subject: string }
  | { readonly kind: 'nothing' };

export type CustomPackAction = 'custom_entry.saved' | 'custom_entry.removed' | 'custom_pack.published';

export interface CustomPackStore {
  /**
   * Changes a list within one transaction in which nobody else changes it: `decide` is given what stands and answers what
   * is to become of it, with anything the caller wants to know. Leaves a trace of a change.
   */
  change<T extends { readonly change: CustomPackChange }>(
    list: ByWhom & { readonly packId: string; readonly action: CustomPackAction },
    decide: (now: CustomPackNow) => T,
  ): Promise<T>;
  read(tenantId: TenantId, packId: string): Promise<CustomPackNow>;
}
export const CUSTOM_PACK_STORE = Symbol('CustomPackStore');
