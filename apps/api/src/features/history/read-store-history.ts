import type { StoreHistory, StoreId, TenantId } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import { notFound } from '../../platform/errors.ts';
import { bucketSpan } from './domain/bucket-span.ts';
import type { StoreHistoryReader } from './postgres/store-history-reader.ts';

/** Reads the results of a store's checks in buckets of time. */
export class ReadStoreHistory {
  readonly #histories: StoreHistoryReader;
  readonly #clock: Clock;

  constructor(histories: StoreHistoryReader, clock: Clock) {
    this.#histories = histories;
    this.#clock = clock;
  }

  /** Throws `request.not_found` for a store that the tenant does not have. */
  async read(tenantId: TenantId, storeId: StoreId, hours: number): Promise<StoreHistory> {
    const span = bucketSpan(hours, this.#clock.now());
    const checks = await this.#histories.historyOf(tenantId, storeId, span);
    if (!checks) throw notFound();
    return { from: span.from.toISOString(), to: span.to.toISOString(), bucketS: span.bucketS, checks };
  }
}
