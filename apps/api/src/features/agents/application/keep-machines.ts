import type { Machine, MachineId, StoreId, TenantId } from '@sightline/spec';
import type { Clock } from '../../../platform/clock.ts';
import { AppError, notFound } from '../../../platform/errors.ts';
import { isLocalAddress } from '../domain/local-address.ts';
import type { MachineDeed, MachineStore, NewMachine } from './machines.port.ts';
import type { PlanStoreHosts } from './plan-store-hosts.ts';

export interface KeepMachinesPorts {
  readonly machines: MachineStore;
  readonly planStoreHosts: Pick<PlanStoreHosts, 'plan'>;
  readonly clock: Clock;
}

/** Keeps the machines of a store on which no agent runs; its hosts check them by their addresses. */
export class KeepMachines {
  readonly #ports: KeepMachinesPorts;

  constructor(ports: KeepMachinesPorts) {
    this.#ports = ports;
  }

  /** Refuses as not found when the tenant has no such store. */
  async list(tenantId: TenantId, storeId: StoreId): Promise<Machine[]> {
    const machines = await this.#ports.machines.machinesOf(tenantId, storeId);
    if (machines === null) throw notFound();
    return machines;
  }

  /** Refuses with `machine.address_not_local`, `machine.name_taken`, `machine.too_many`, or as not found. */
  async add(machine: NewMachine, by: Omit<MachineDeed, 'at'>): Promise<MachineId> {
    const { machines, planStoreHosts, clock } = this.#ports;
    if (!isLocalAddress(machine.address)) throw notLocal(machine.address);
    const addition = await machines.add(machine, { ...by, at: clock.now() });
    switch (addition.kind) {
      case 'no_store':
        throw notFound();
      case 'name_taken':
        throw new AppError({
          kind: 'conflict',
          code: 'machine.name_taken',
          detail: `The store has a machine ${machine.name} already.`,
        });
      case 'too_many':
        throw new AppError({
          kind: 'conflict',
          code: 'machine.too_many',
          detail: 'The store has as many machines without an agent as a store can have.',
        });
      case 'added':
        await planStoreHosts.plan(by.tenantId, by.storeId);
        return addition.machineId;
    }
  }

  /** Refuses as not found when the store has no such machine. */
  async remove(machineId: MachineId, by: Omit<MachineDeed, 'at'>): Promise<void> {
    const { machines, planStoreHosts, clock } = this.#ports;
    if (!(await machines.remove(machineId, { ...by, at: clock.now() }))) throw notFound();
    await planStoreHosts.plan(by.tenantId, by.storeId);
  }
}

function notLocal(address: string): AppError {
  return new AppError({
    kind: 'invalid',
    code: 'machine.address_not_local',
    detail: "The address is not one of a store's own network.",
    faults: [
      { path: 'body.address', message: `${address} is not private (10/8, 172.16/12, 192.168/16, 100.64/10, fc00::/7)` },
    ],
  });
}
