import {
  type CheckDetail,
  type CheckId,
  PAYTRONIX_PACK,
  type Store,
  type StoreHistory,
  type StoreId,
  storeProfileSchema,
  type TenantId,
} from '@sightline/spec';
import type { Clock } from '../../../platform/clock.ts';
import { notFound } from '../../../platform/errors.ts';
import { bucketSpan } from '../domain/bucket-span.ts';
import { unplannedEntries } from '../domain/unplanned-entries.ts';
import type { StoreHistoryReader, StoreReader } from './store-readers.port.ts';

/** Reads one store for its page. Refuses as not found what the tenant does not have. */
export class ReadStore {
  readonly #stores: StoreReader;
  readonly #histories: StoreHistoryReader;
  readonly #clock: Clock;

  constructor(stores: StoreReader, histories: StoreHistoryReader, clock: Clock) {
    this.#stores = stores;
    this.#histories = histories;
    this.#clock = clock;
  }

  async store(tenantId: TenantId, storeId: StoreId): Promise<Store> {
    const store = await this.#stores.storeOf(tenantId, storeId);
    if (!store) throw notFound();
    const roles = store.hosts.map(({ role }) => role);
    return { ...store, unplanned: unplannedEntries(storeProfileSchema.parse(store.profile), roles) };
  }

  async check(tenantId: TenantId, storeId: StoreId, checkId: CheckId): Promise<CheckDetail> {
    const check = await this.#stores.checkOf(tenantId, storeId, checkId);
    if (!check) throw notFound();
    const entry = PAYTRONIX_PACK.entries.find(({ id }) => id === check.entryId);
    return { ...check, asPrinted: entry?.asPrinted ?? [] };
  }

  async history(tenantId: TenantId, storeId: StoreId, hours: number): Promise<StoreHistory> {
    const span = bucketSpan(hours, this.#clock.now());
    const checks = await this.#histories.historyOf(tenantId, storeId, span);
    if (!checks) throw notFound();
    return { from: span.from.toISOString(), to: span.to.toISOString(), bucketS: span.bucketS, checks };
  }
}
