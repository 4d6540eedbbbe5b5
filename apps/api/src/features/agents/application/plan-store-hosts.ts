import type { StoreId, TenantId } from '@sightline/spec';
import type { Clock } from '../../../platform/clock.ts';
import type { LivePublisher } from '../../../platform/live/live-events.ts';
import type { AgentStore, ControlReplanning } from './agents.port.ts';
import { replanHost } from './replan-host.ts';

export interface PlanStoreHostsPorts {
  readonly agents: AgentStore;
  readonly replanning: ControlReplanning;
  readonly live: Pick<LivePublisher, 'publish'>;
  readonly clock: Clock;
}

/** Plans every host of a store anew, after its profile changed. */
export class PlanStoreHosts {
  readonly #ports: PlanStoreHostsPorts;

  constructor(ports: PlanStoreHostsPorts) {
    this.#ports = ports;
  }

  async plan(tenantId: TenantId, storeId: StoreId): Promise<void> {
    const { agents, replanning, live, clock } = this.#ports;
    const hostIds = await agents.inTenant(tenantId, async (transaction) => await transaction.hostIdsOf(storeId));
    let changed = false;
    for (const hostId of hostIds) {
      const input = { externalChecks: [], at: clock.now() };
      // Each host by itself, so that no lock outlives the work on its host.
      changed = (await agents.inTenant(tenantId, async (tx) => await replanHost(tx, hostId, input))) || changed;
    }
    if (!changed) return;
    await live.publish(tenantId, [{ kind: 'store_changed', storeId }]);
    await replanning.request();
  }
}
