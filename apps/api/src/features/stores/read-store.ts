import {
  type CheckDetail,
  type CheckId,
  type Store,
  type StoreId,
  storeProfileSchema,
  type TenantId,
} from '@sightline/spec';
import { notFound } from '../../platform/errors.ts';
import { findPackEntry, sortChecksByPack } from './domain/sort-checks-by-pack.ts';
import { unplannedEntries } from './domain/unplanned-entries.ts';
import type { StoreReader } from './postgres/store-reader.ts';
import type { StorePacks } from './store-packs.ts';

/** Reads one store, or one of its checks, for the console. Throws `request.not_found` for what the tenant does not have. */
export class ReadStore {
  readonly #stores: StoreReader;
  readonly #storePacks: StorePacks;

  constructor(stores: StoreReader, storePacks: StorePacks) {
    this.#stores = stores;
    this.#storePacks = storePacks;
  }

  async store(tenantId: TenantId, storeId: StoreId): Promise<Store> {
    const [store, packs] = await Promise.all([
      this.#stores.storeOf(tenantId, storeId),
      this.#storePacks.of(tenantId, storeId),
    ]);
    if (!store || !packs) throw notFound();
    return {
      ...store,
      checks: sortChecksByPack(store.checks, packs),
      unplanned: unplannedEntries(packs, storeProfileSchema.parse(store.profile), store),
    };
  }

  async check(tenantId: TenantId, storeId: StoreId, checkId: CheckId): Promise<CheckDetail> {
    const [check, packs] = await Promise.all([
      this.#stores.checkOf(tenantId, storeId, checkId),
      this.#storePacks.of(tenantId, storeId),
    ]);
    if (!check || !packs) throw notFound();
    const place = findPackEntry(check, packs);
    return {
      ...check,
      packTitle: place?.pack.title ?? '',
      section: place?.section?.title ?? '',
      asPrinted: place?.entry.asPrinted ?? [],
      provenance: place?.entry.provenance ?? null,
    };
  }
}
