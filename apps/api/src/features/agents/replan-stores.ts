import type { StoreId, TenantId } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import type { LivePublisher } from '../live/index.ts';
import type { AgentStore } from './postgres/agent-store.ts';
import type { ControlReplanQueue } from './redis/control-replan-queue.ts';
import { replanHosts } from './replan-hosts.ts';

export interface ReplanStoresDeps {
  readonly agents: AgentStore;
  readonly controlReplans: ControlReplanQueue;
  readonly live: Pick<LivePublisher, 'publish'>;
  readonly clock: Clock;
}

/** Plans the checks of every host of a store again, after something its plan depends on has changed. */
export class ReplanStores {
  readonly #deps: ReplanStoresDeps;

  constructor(deps: ReplanStoresDeps) {
    this.#deps = deps;
  }

  /** Replans one store. If its checks change, updates open consoles and replans the control. */
  async replan(tenantId: TenantId, storeId: StoreId): Promise<void> {
    if (!(await this.replanMany(tenantId, [storeId]))) return;
    await this.#deps.live.publish(tenantId, [{ kind: 'store_changed', storeId }]);
    await this.#deps.controlReplans.request();
  }

  /**
   * Replans stores in one transaction, so pass a few hundred at most. Updates neither consoles nor the control. Returns
   * whether any check changed.
   */
  async replanMany(tenantId: TenantId, storeIds: readonly StoreId[]): Promise<boolean> {
    const { agents, clock } = this.#deps;
    const changed = await agents.inTenant(tenantId, async (transaction) => {
      const hosts = await transaction.lockHosts({ storeIds });
      return await replanHosts(transaction, hosts, { externalChecks: [], at: clock.now() });
    });
    return changed.length > 0;
  }
}
