import type { TenantId } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import type { LivePublisher } from '../live/index.ts';
import type { DueStore, ReplanQueue } from './postgres/replan-queue.ts';
import type { ControlReplanQueue } from './redis/control-replan-queue.ts';
import type { ReplanStores } from './replan-stores.ts';

export interface ReplanDueStoresDeps {
  readonly due: ReplanQueue;
  readonly replanStores: ReplanStores;
  readonly controlReplans: ControlReplanQueue;
  readonly live: Pick<LivePublisher, 'publish'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Stores replanned in one transaction, which locks their hosts for a few tenths of a second. */
const BATCH_SIZE = 200;

/** The shortest time between two live events: at each one, open consoles read everything again. */
const LIVE_EVENT_EVERY_MS = 2_000;

/** Replans the hosts of every store that is due for it, in batches. */
export class ReplanDueStores {
  readonly #deps: ReplanDueStoresDeps;
  #lastLiveEventMs = 0;

  constructor(deps: ReplanDueStoresDeps) {
    this.#deps = deps;
  }

  /** Returns how many stores were replanned. */
  async replan(): Promise<number> {
    const { due, controlReplans, live, clock } = this.#deps;
    let count = 0;
    let changed = false;
    for (;;) {
      const stores = await due.next(BATCH_SIZE);
      const [first] = stores;
      if (first === undefined) break;
      changed = (await this.#replanAll(first.tenantId, stores)) || changed;
      count += stores.length;
      await this.#publishProgress(first.tenantId);
    }
    for (const tenantId of await due.finishRuns(clock.now())) {
      await live.publish(tenantId, [{ kind: 'stores_changed' }]);
    }
    if (changed) await controlReplans.request();
    return count;
  }

  /** Replans a batch; if it fails, replans store by store, so that one bad store doesn't block the others. */
  async #replanAll(tenantId: TenantId, stores: readonly DueStore[]): Promise<boolean> {
    const { due, replanStores, log } = this.#deps;
    try {
      const changed = await replanStores.replanMany(
        tenantId,
        stores.map(({ storeId }) => storeId),
      );
      await due.done(stores);
      return changed;
    } catch (error) {
      const [first, ...others] = stores;
      if (first !== undefined && others.length === 0) {
        log.error({ tenantId, storeId: first.storeId, err: error }, 'a store could not be replanned');
        await due.postpone(first);
        return false;
      }
      let changed = false;
      for (const store of stores) changed = (await this.#replanAll(tenantId, [store])) || changed;
      return changed;
    }
  }

  async #publishProgress(tenantId: TenantId): Promise<void> {
    const nowMs = this.#deps.clock.now().getTime();
    if (nowMs - this.#lastLiveEventMs < LIVE_EVENT_EVERY_MS) return;
    this.#lastLiveEventMs = nowMs;
    await this.#deps.live.publish(tenantId, [{ kind: 'stores_changed' }]);
  }
}
