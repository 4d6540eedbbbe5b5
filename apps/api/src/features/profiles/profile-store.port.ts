import type { ProfileValues, ReplanProgress, StoreId, StoreProfile, TenantId } from '@sightline/spec';
import type { AuditEvent } from '../audit/index.ts';
import type { StoreKind } from './domain/profile-effects.ts';
import type { TenantLayers } from './domain/tenant-layers.ts';

/** A store as its profile sees it. */
export interface ProfiledStore {
  readonly number: string;
  readonly name: string;
  readonly tags: readonly string[];
  readonly own: ProfileValues;
  readonly profile: ProfileValues;
}

export interface ProfileOverview {
  readonly layers: TenantLayers;
  readonly storeCount: number;
  /** The most frequent first; bounded. */
  readonly tags: readonly { readonly tag: string; readonly storeCount: number }[];
  readonly replanning: ReplanProgress | null;
}

/** One transaction on a tenant's profiles. */
export interface ProfileTransaction {
  /** Keeps everybody else from changing profiles of the tenant until the transaction ends. */
  lock(): Promise<void>;
  layers(): Promise<TenantLayers>;
  /** All stores of the tenant by kind. */
  storeKinds(): Promise<readonly StoreKind[]>;
  /** Null when the tenant has no such store. */
  store(storeId: StoreId): Promise<ProfiledStore | null>;
  /** In the order of the ids. */
  namesOf(storeIds: readonly StoreId[]): Promise<readonly { number: string; name: string }[]>;
  saveLayers(layers: TenantLayers, at: Date): Promise<void>;
  saveOwn(storeId: StoreId, own: ProfileValues): Promise<void>;
  /** Gives stores their profiles and has them planned anew. */
  saveProfiles(
    changed: readonly { readonly profile: StoreProfile; readonly storeIds: readonly StoreId[] }[],
    at: Date,
  ): Promise<void>;
  record(event: AuditEvent): Promise<void>;
}

export interface ProfileStore {
  inTenant<T>(tenantId: TenantId, work: (transaction: ProfileTransaction) => Promise<T>): Promise<T>;
  overviewOf(tenantId: TenantId): Promise<ProfileOverview>;
}
export const PROFILE_STORE = Symbol('ProfileStore');
