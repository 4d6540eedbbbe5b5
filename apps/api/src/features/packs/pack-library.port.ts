import type { Pack, StoreId, TenantId } from '@sightline/spec';
import type { TenantTransaction } from '../../platform/database/database.ts';
import type { PackRef } from './domain/effective-packs.ts';

/** One version of a pack, without what is in it. */
export interface PackVersionSummary extends PackRef {
  readonly vendor: string;
  readonly title: string;
  readonly publishedAt: Date | null;
  readonly entryCount: number;
}

/** The packs that a store is on, by its tags. */
export type PacksByTags = (storeTags: readonly string[]) => readonly Pack[];

/**
 * The lists by version: those shipped, those published for everybody, and a tenant's own (`own.…`). A version never
 * changes, so what was read once is kept.
 */
export interface PackLibrary {
  /** Null when the tenant knows no such version. */
  read(tenantId: TenantId, ref: PackRef): Promise<Pack | null>;
  /** Newest first within a pack, the newest fifty of each; shipped ones have no date of publication. */
  versions(tenantId: TenantId): Promise<readonly PackVersionSummary[]>;
  /** Gives a version to everybody. `known`: that version stands already and is left as it is. */
  publish(pack: Pack): Promise<'published' | 'known'>;
  /** The packs that a store of these tags is on, read within the transaction. */
  packsFor(transaction: TenantTransaction, tenantId: TenantId, storeTags: readonly string[]): Promise<readonly Pack[]>;
  /** The same for every store of the tenant, read at once. */
  packsByTags(transaction: TenantTransaction, tenantId: TenantId): Promise<PacksByTags>;
}
export const PACK_LIBRARY = Symbol('PackLibrary');

/** Which packs stores are on. */
export interface StorePacks {
  /** Null when the tenant has no such store. */
  of(tenantId: TenantId, storeId: StoreId): Promise<readonly Pack[] | null>;
  /** The packs of any store of the tenant, by its tags. */
  ofTenant(tenantId: TenantId): Promise<PacksByTags>;
  /** Every list at every version that stores may be on, the newest version of each first. */
  adoptedBy(tenantId: TenantId): Promise<readonly Pack[]>;
}
export const STORE_PACKS = Symbol('StorePacks');
