import {
  MACHINES_MAX,
  type Machine,
  type MachineId,
  machineIdSchema,
  machineSchema,
  type StoreId,
  type TenantId,
} from '@sightline/spec';
import type { Database, TenantTransaction } from '../../../../platform/database/database.ts';
import { AuditTrail } from '../../../audit/index.ts';
import type { MachineAddition, MachineDeed, MachineStore, NewMachine } from '../../application/machines.port.ts';

export class PostgresMachineStore implements MachineStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async machinesOf(tenantId: TenantId, storeId: StoreId): Promise<Machine[] | null> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      if ((await storeNameOf(transaction, tenantId, storeId)) === null) return null;
      const rows = await transaction.bareMachine.findMany({
        where: { tenantId, storeId },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
        take: MACHINES_MAX,
      });
      return rows.map((row) =>
        machineSchema.parse({ ...row, address: withoutMask(row.address), createdAt: row.createdAt.toISOString() }),
      );
    });
  }

  async add(machine: NewMachine, { tenantId, storeId, actor, at }: MachineDeed): Promise<MachineAddition> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      const storeName = await storeNameOf(transaction, tenantId, storeId);
      if (storeName === null) return { kind: 'no_store' };
      if ((await transaction.bareMachine.count({ where: { tenantId, storeId } })) >= MACHINES_MAX) {
        return { kind: 'too_many' };
      }
      const { name, role, address } = machine;
      // The name is all that can clash.
      const [added] = await transaction.bareMachine.createManyAndReturn({
        data: [{ tenantId, storeId, name, role, address, createdAt: at, createdBy: actor.name }],
        select: { id: true },
        skipDuplicates: true,
      });
      if (added === undefined) return { kind: 'name_taken' };
      const detail = { Machine: name, Address: address };
      await AuditTrail.record(transaction, {
        tenantId,
        at,
        actor,
        action: 'machine.added',
        subject: storeName,
        detail,
      });
      return { kind: 'added', machineId: machineIdSchema.parse(added.id) };
    });
  }

  async remove(machineId: MachineId, { tenantId, storeId, actor, at }: MachineDeed): Promise<boolean> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      const storeName = await storeNameOf(transaction, tenantId, storeId);
      const machine = await transaction.bareMachine.findFirst({ where: { tenantId, storeId, id: machineId } });
      if (storeName === null || machine === null) return false;
      await transaction.bareMachine.delete({ where: { tenantId_id: { tenantId, id: machineId } } });
      const detail = { Machine: machine.name, Address: withoutMask(machine.address) };
      await AuditTrail.record(transaction, {
        tenantId,
        at,
        actor,
        action: 'machine.removed',
        subject: storeName,
        detail,
      });
      return true;
    });
  }
}

/** Postgres writes an inet of one address without a mask, but for some drivers with it. */
function withoutMask(address: string): string {
  return address.split('/')[0] ?? address;
}

async function storeNameOf(
  transaction: TenantTransaction,
  tenantId: TenantId,
  storeId: StoreId,
): Promise<string | null> {
  const store = await transaction.store.findUnique({
    where: { tenantId_id: { tenantId, id: storeId } },
    select: { number: true, name: true },
  });
  return store === null ? null : `Store ${store.number} ${store.name}`;
}
