import type { StoreId, TenantId } from '@sightline/spec';
import type { PlanStoreHosts } from './plan-store-hosts.ts';

/** A store whose hosts wait to be planned anew, since `dueAt`. */
export interface DueStore {
  readonly tenantId: TenantId;
  readonly storeId: StoreId;
  readonly dueAt: Date;
}

export interface DueStores {
  /** Those that wait longest, over all tenants; at most `countMax`. */
  next(countMax: number): Promise<readonly DueStore[]>;
  /** Takes the mark back, unless the store was marked again meanwhile. */
  done(store: DueStore): Promise<void>;
}

const BATCH = 200;

/** Plans the hosts of every store that waits for it. */
export class ReplanDueStores {
  readonly #due: DueStores;
  readonly #planStoreHosts: PlanStoreHosts;

  constructor(due: DueStores, planStoreHosts: PlanStoreHosts) {
    this.#due = due;
    this.#planStoreHosts = planStoreHosts;
  }

  /** Answers how many stores were planned. */
  async replan(): Promise<number> {
    let count = 0;
    for (;;) {
      const stores = await this.#due.next(BATCH);
      if (stores.length === 0) return count;
      for (const store of stores) {
        await this.#planStoreHosts.plan(store.tenantId, store.storeId);
        await this.#due.done(store);
      }
      count += stores.length;
    }
  }
}
