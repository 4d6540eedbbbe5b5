import type { StoreId, TenantId } from '@sightline/spec';
import type { Actor } from '../audit/index.ts';
import type { NewStore } from './domain/store.ts';

export type StoreCreation = { readonly kind: 'created'; readonly storeId: StoreId } | { readonly kind: 'number_taken' };

export interface StoreStore {
  /** Adds a store together with the state it begins in. */
  createStore(
    tenantId: TenantId,
    store: NewStore,
    how: { readonly at: Date; readonly actor: Actor },
  ): Promise<StoreCreation>;
  /** The store of a number; null when the tenant has none of it. */
  storeIdOf(tenantId: TenantId, number: string): Promise<StoreId | null>;
}
export const STORE_STORE = Symbol('StoreStore');
