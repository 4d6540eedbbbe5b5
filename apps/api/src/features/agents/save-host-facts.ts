import type { HostFacts } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import type { AuthenticatedHost } from './domain/authenticated-host.ts';
import { isLocalAddress } from './domain/local-address.ts';
import type { HostFactsStore } from './postgres/host-facts-store.ts';
import type { ReplanStores } from './replan-stores.ts';

export interface SaveHostFactsDeps {
  readonly facts: HostFactsStore;
  readonly replanStores: ReplanStores;
  readonly clock: Clock;
}

/** Saves what an agent reports about its own host, and replans the store if that changed. */
export class SaveHostFacts {
  readonly #deps: SaveHostFactsDeps;

  constructor(deps: SaveHostFactsDeps) {
    this.#deps = deps;
  }

  async save(host: AuthenticatedHost, facts: HostFacts): Promise<void> {
    const { facts: store, replanStores, clock } = this.#deps;
    // Other hosts connect to these addresses, so a host must not send them anywhere outside the store.
    const lanAddresses = facts.lanAddresses.filter(isLocalAddress);
    const changed = await store.save(host, { ...facts, lanAddresses }, clock.now());
    // The control has no neighbors: it is planned from the checks of all stores.
    if (changed && !host.isControl) await replanStores.replan(host.tenantId, host.storeId);
  }
}
