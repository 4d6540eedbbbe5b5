import type { StoreId, TenantId } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import type { LivePublisher } from '../live/index.ts';
import type { ControlReplanning } from './agents.port.ts';
import type { PlanStoreHosts } from './plan-store-hosts.ts';

/** A store whose hosts wait to be planned anew, since `dueAt`. */
export interface DueStore {
  readonly tenantId: TenantId;
  readonly storeId: StoreId;
  readonly dueAt: Date;
}

export interface DueStores {
  /** Stores of one tenant, the one that waits longest and those of the same tenant behind it; at most `countMax`. */
  next(countMax: number): Promise<readonly DueStore[]>;
  /** Takes the marks back, except from stores that were marked again meanwhile. */
  done(stores: readonly DueStore[]): Promise<void>;
  /** Has a store wait for some minutes, so that it keeps nobody else from being planned. */
  postpone(store: DueStore): Promise<void>;
  /** Notes of every tenant of which nothing waits any more that it is so, and answers them. */
  finish(at: Date): Promise<readonly TenantId[]>;
}

export interface ReplanDueStoresPorts {
  readonly due: DueStores;
  readonly planStoreHosts: Pick<PlanStoreHosts, 'planMany'>;
  readonly replanning: ControlReplanning;
  readonly live: Pick<LivePublisher, 'publish'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** As many as lock their hosts together for some tenths of a second. */
const BATCH = 200;

/** Consoles read everything again at such an event. */
const TOLD_EVERY_MS = 2_000;

/** Plans the hosts of every store that waits for it, some stores at a time. */
export class ReplanDueStores {
  readonly #ports: ReplanDueStoresPorts;
  #toldAtMs = 0;

  constructor(ports: ReplanDueStoresPorts) {
    this.#ports = ports;
  }

  /** Answers how many stores were planned. */
  async replan(): Promise<number> {
    const { due, replanning, live, clock } = this.#ports;
    let count = 0;
    let changed = false;
    for (;;) {
      const stores = await due.next(BATCH);
      const [first] = stores;
      if (first === undefined) break;
      changed = (await this.#planAll(first.tenantId, stores)) || changed;
      count += stores.length;
      await this.#tellNowAndThen(first.tenantId);
    }
    for (const tenantId of await due.finish(clock.now())) {
      await live.publish(tenantId, [{ kind: 'stores_changed' }]);
    }
    if (changed) await replanning.request();
    return count;
  }

  /** One store that cannot be planned does not keep the others: then each is planned by itself. */
  async #planAll(tenantId: TenantId, stores: readonly DueStore[]): Promise<boolean> {
    const { due, planStoreHosts, log } = this.#ports;
    try {
      const changed = await planStoreHosts.planMany(
        tenantId,
        stores.map(({ storeId }) => storeId),
      );
      await due.done(stores);
      return changed;
    } catch (error) {
      const [first, ...others] = stores;
      if (first !== undefined && others.length === 0) {
        log.error({ tenantId, storeId: first.storeId, err: error }, 'a store could not be planned anew');
        await due.postpone(first);
        return false;
      }
      let changed = false;
      for (const store of stores) changed = (await this.#planAll(tenantId, [store])) || changed;
      return changed;
    }
  }

  async #tellNowAndThen(tenantId: TenantId): Promise<void> {
    const nowMs = this.#ports.clock.now().getTime();
    if (nowMs - this.#toldAtMs < TOLD_EVERY_MS) return;
    this.#toldAtMs = nowMs;
    await this.#ports.live.publish(tenantId, [{ kind: 'stores_changed' }]);
  }
}
