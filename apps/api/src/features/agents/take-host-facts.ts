import type { HostFacts } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import type { AuthenticatedHost } from './domain/authenticated-host.ts';
import { isLocalAddress } from './domain/local-address.ts';
import type { HostFactsStore } from './host-facts.port.ts';
import type { PlanStoreHosts } from './plan-store-hosts.ts';

export interface TakeHostFactsPorts {
  readonly facts: HostFactsStore;
  readonly planStoreHosts: Pick<PlanStoreHosts, 'plan'>;
  readonly clock: Clock;
}

/** Takes what a host tells of itself, and plans its store anew where that makes a difference. */
export class TakeHostFacts {
  readonly #ports: TakeHostFactsPorts;

  constructor(ports: TakeHostFactsPorts) {
    this.#ports = ports;
  }

  async take(host: AuthenticatedHost, facts: HostFacts): Promise<void> {
    const { facts: store, planStoreHosts, clock } = this.#ports;
    // Its neighbors will connect there: a host cannot send them to places outside the store.
    const lanAddresses = facts.lanAddresses.filter(isLocalAddress);
    const changed = await store.keep(host, { ...facts, lanAddresses }, clock.now());
    // The control has no neighbors, and is planned by all stores together.
    if (changed && !host.isControl) await planStoreHosts.plan(host.tenantId, host.storeId);
  }
}
