import type { StoreId, StoreProfile, TenantId } from '@sightline/spec';
import type { NewStore } from '../domain/store.ts';

export type StoreCreation = { readonly kind: 'created'; readonly storeId: StoreId } | { readonly kind: 'number_taken' };

export interface StoreStore {
  /** Adds a store together with the state it begins in. */
  createStore(tenantId: TenantId, store: NewStore, at: Date): Promise<StoreCreation>;
  /** Answers whether the profile is another now. */
  changeProfile(tenantId: TenantId, storeId: StoreId, profile: StoreProfile): Promise<boolean>;
  /** The store of a number; null when the tenant has none of it. */
  storeIdOf(tenantId: TenantId, number: string): Promise<StoreId | null>;
}
export const STORE_STORE = Symbol('StoreStore');
