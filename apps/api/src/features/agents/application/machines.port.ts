import type { Machine, MachineId, StoreId, TenantId } from '@sightline/spec';
import type { Actor } from '../../audit/index.ts';

export type NewMachine = Pick<Machine, 'name' | 'role' | 'address'>;

/** Who does something to the machines of a store, and when. */
export interface MachineDeed {
  readonly tenantId: TenantId;
  readonly storeId: StoreId;
  readonly actor: Actor;
  readonly at: Date;
}

export type MachineAddition =
  | { readonly kind: 'added'; readonly machineId: MachineId }
  | { readonly kind: 'no_store' | 'name_taken' | 'too_many' };

export interface MachineStore {
  /** Null when the tenant has no such store. */
  machinesOf(tenantId: TenantId, storeId: StoreId): Promise<Machine[] | null>;
  /** Leaves a trace in the audit log. */
  add(machine: NewMachine, deed: MachineDeed): Promise<MachineAddition>;
  /** The same; false when the store has no such machine. */
  remove(machineId: MachineId, deed: MachineDeed): Promise<boolean>;
}
