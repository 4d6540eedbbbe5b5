import type { AgentlessHost, AgentlessHostId, StoreId, TenantId } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { isLocalAddress } from './domain/local-address.ts';
import type { AgentlessHostEdit, AgentlessHostStore, NewAgentlessHost } from './postgres/agentless-host-store.ts';
import type { ReplanStores } from './replan-stores.ts';

export interface EditAgentlessHostsDeps {
  readonly agentlessHosts: AgentlessHostStore;
  readonly replanStores: ReplanStores;
  readonly clock: Clock;
}

/** Lists, adds and removes the agentless hosts of a store; its other hosts check their ports. */
export class EditAgentlessHosts {
  readonly #deps: EditAgentlessHostsDeps;

  constructor(deps: EditAgentlessHostsDeps) {
    this.#deps = deps;
  }

  /** Refuses with 404 when the tenant has no such store. */
  async list(tenantId: TenantId, storeId: StoreId): Promise<AgentlessHost[]> {
    const agentlessHosts = await this.#deps.agentlessHosts.list(tenantId, storeId);
    if (agentlessHosts === null) throw notFound();
    return agentlessHosts;
  }

  /** Refuses with `agentless_host.address_not_local`, `agentless_host.name_taken`, `agentless_host.too_many`, or 404. */
  async add(host: NewAgentlessHost, edit: Omit<AgentlessHostEdit, 'at'>): Promise<AgentlessHostId> {
    const { agentlessHosts, replanStores, clock } = this.#deps;
    if (!isLocalAddress(host.address)) throw notLocal(host.address);
    const addition = await agentlessHosts.add(host, { ...edit, at: clock.now() });
    switch (addition.kind) {
      case 'no_store':
        throw notFound();
      case 'name_taken':
        throw new AppError({
          kind: 'conflict',
          code: 'agentless_host.name_taken',
          detail: `The store already has a host named ${host.name}. Choose another name.`,
        });
      case 'too_many':
        throw new AppError({
          kind: 'conflict',
          code: 'agentless_host.too_many',
          detail:
            'The store has reached its limit of agentless hosts. Remove one, or install the agent on some of them.',
        });
      case 'added':
        await replanStores.replan(edit.tenantId, edit.storeId);
        return addition.agentlessHostId;
    }
  }

  /** Refuses with 404 when the store has no such agentless host. */
  async remove(agentlessHostId: AgentlessHostId, edit: Omit<AgentlessHostEdit, 'at'>): Promise<void> {
    const { agentlessHosts, replanStores, clock } = this.#deps;
    if (!(await agentlessHosts.remove(agentlessHostId, { ...edit, at: clock.now() }))) throw notFound();
    await replanStores.replan(edit.tenantId, edit.storeId);
  }
}

function notLocal(address: string): AppError {
  return new AppError({
    kind: 'invalid',
    code: 'agentless_host.address_not_local',
    detail: "An agentless host must be in the store's own network. Enter its private address.",
    faults: [
      {
        path: 'body.address',
        message: `${address} is not a private address (10/8, 172.16/12, 192.168/16, 100.64/10, fc00::/7)`,
      },
    ],
  });
}
