import {
  type CheckDetail,
  type CheckId,
  type Store,
  type StoreHistory,
  type StoreId,
  storeProfileSchema,
  type TenantId,
} from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import { notFound } from '../../platform/errors.ts';
import { bucketSpan } from '../history/index.ts';
import { placeChecks, placedEntry } from './domain/place-checks.ts';
import { unplannedEntries } from './domain/unplanned-entries.ts';
import type { StoreLists } from './store-lists.port.ts';
import type { StoreHistoryReader, StoreReader } from './store-readers.port.ts';

/** Reads one store for its page. Refuses as not found what the tenant does not have. */
export class ReadStore {
  readonly #stores: StoreReader;
  readonly #histories: StoreHistoryReader;
  readonly #lists: Pick<StoreLists, 'of'>;
  readonly #clock: Clock;

  constructor(parts: {
    readonly stores: StoreReader;
    readonly histories: StoreHistoryReader;
    readonly lists: Pick<StoreLists, 'of'>;
    readonly clock: Clock;
  }) {
    this.#stores = parts.stores;
    this.#histories = parts.histories;
    this.#lists = parts.lists;
    this.#clock = parts.clock;
  }

  async store(tenantId: TenantId, storeId: StoreId): Promise<Store> {
    const [store, packs] = await Promise.all([
      this.#stores.storeOf(tenantId, storeId),
      this.#lists.of(tenantId, storeId),
    ]);
    if (!store || !packs) throw notFound();
    return {
      ...store,
      checks: placeChecks(store.checks, packs),
      unplanned: unplannedEntries(packs, storeProfileSchema.parse(store.profile), store),
    };
  }

  async check(tenantId: TenantId, storeId: StoreId, checkId: CheckId): Promise<CheckDetail> {
    const [check, packs] = await Promise.all([
      this.#stores.checkOf(tenantId, storeId, checkId),
      this.#lists.of(tenantId, storeId),
    ]);
    if (!check || !packs) throw notFound();
    const place = placedEntry(check, packs);
    return {
      ...check,
      packTitle: place?.pack.title ?? '',
      section: place?.section?.title ?? '',
      asPrinted: place?.entry.asPrinted ?? [],
      provenance: place?.entry.provenance ?? null,
    };
  }

  async history(tenantId: TenantId, storeId: StoreId, hours: number): Promise<StoreHistory> {
    const span = bucketSpan(hours, this.#clock.now());
    const checks = await this.#histories.historyOf(tenantId, storeId, span);
    if (!checks) throw notFound();
    return { from: span.from.toISOString(), to: span.to.toISOString(), bucketS: span.bucketS, checks };
  }
}
