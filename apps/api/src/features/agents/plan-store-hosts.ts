import type { StoreId, TenantId } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import type { LivePublisher } from '../live/index.ts';
import type { AgentStore, ControlReplanning } from './agents.port.ts';
import { replanHosts } from './replan-hosts.ts';

export interface PlanStoreHostsPorts {
  readonly agents: AgentStore;
  readonly replanning: ControlReplanning;
  readonly live: Pick<LivePublisher, 'publish'>;
  readonly clock: Clock;
}

/** Plans every host of stores anew, after what they are planned by changed. */
export class PlanStoreHosts {
  readonly #ports: PlanStoreHostsPorts;

  constructor(ports: PlanStoreHostsPorts) {
    this.#ports = ports;
  }

  /** One store, with all that follows. */
  async plan(tenantId: TenantId, storeId: StoreId): Promise<void> {
    if (!(await this.planMany(tenantId, [storeId]))) return;
    await this.#ports.live.publish(tenantId, [{ kind: 'store_changed', storeId }]);
    await this.#ports.replanning.request();
  }

  /** Stores in one transaction, so not too many of them; nobody is told. Answers whether anything changed. */
  async planMany(tenantId: TenantId, storeIds: readonly StoreId[]): Promise<boolean> {
    const { agents, clock } = this.#ports;
    const changed = await agents.inTenant(tenantId, async (transaction) => {
      const hosts = await transaction.lockHosts({ storeIds });
      return await replanHosts(transaction, hosts, { externalChecks: [], at: clock.now() });
    });
    return changed.length > 0;
  }
}
