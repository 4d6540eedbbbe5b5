import type { AgentlessHost, AgentlessHostId, StoreId, TenantId } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import type { AgentlessHostDeed, AgentlessHostStore, NewAgentlessHost } from './agentless-hosts.port.ts';
import { isLocalAddress } from './domain/local-address.ts';
import type { PlanStoreHosts } from './plan-store-hosts.ts';

export interface KeepAgentlessHostsPorts {
  readonly agentlessHosts: AgentlessHostStore;
  readonly planStoreHosts: Pick<PlanStoreHosts, 'plan'>;
  readonly clock: Clock;
}

/** Keeps the machines of a store on which no agent runs; its hosts check them by their addresses. */
export class KeepAgentlessHosts {
  readonly #ports: KeepAgentlessHostsPorts;

  constructor(ports: KeepAgentlessHostsPorts) {
    this.#ports = ports;
  }

  /** Refuses as not found when the tenant has no such store. */
  async list(tenantId: TenantId, storeId: StoreId): Promise<AgentlessHost[]> {
    const agentlessHosts = await this.#ports.agentlessHosts.agentlessHostsOf(tenantId, storeId);
    if (agentlessHosts === null) throw notFound();
    return agentlessHosts;
  }

  /** Refuses with `agentless_host.address_not_local`, `agentless_host.name_taken`, `agentless_host.too_many`, or as not found. */
  async add(machine: NewAgentlessHost, by: Omit<AgentlessHostDeed, 'at'>): Promise<AgentlessHostId> {
    const { agentlessHosts, planStoreHosts, clock } = this.#ports;
    if (!isLocalAddress(machine.address)) throw notLocal(machine.address);
    const addition = await agentlessHosts.add(machine, { ...by, at: clock.now() });
    switch (addition.kind) {
      case 'no_store':
        throw notFound();
      case 'name_taken':
        throw new AppError({
          kind: 'conflict',
          code: 'agentless_host.name_taken',
          detail: `The store already has a host named ${machine.name}. Choose another name.`,
        });
      case 'too_many':
        throw new AppError({
          kind: 'conflict',
          code: 'agentless_host.too_many',
          detail:
            'The store has reached its limit of agentless hosts. Remove one, or install the agent on some of them.',
        });
      case 'added':
        await planStoreHosts.plan(by.tenantId, by.storeId);
        return addition.agentlessHostId;
    }
  }

  /** Refuses as not found when the store has no such machine. */
  async remove(agentlessHostId: AgentlessHostId, by: Omit<AgentlessHostDeed, 'at'>): Promise<void> {
    const { agentlessHosts, planStoreHosts, clock } = this.#ports;
    if (!(await agentlessHosts.remove(agentlessHostId, { ...by, at: clock.now() }))) throw notFound();
    await planStoreHosts.plan(by.tenantId, by.storeId);
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
