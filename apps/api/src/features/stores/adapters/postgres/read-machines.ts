import { MACHINES_MAX, machineSchema, type Store, type StoreId, type TenantId } from '@sightline/spec';
import type { TenantTransaction } from '../../../../platform/database/database.ts';

/** The machines of a store without an agent, by name. */
export async function readMachines(
  transaction: TenantTransaction,
  tenantId: TenantId,
  storeId: StoreId,
): Promise<Store['machines']> {
  const rows = await transaction.$queryRaw<{ createdAt: Date }[]>`
    SELECT id, name, role, host(address) AS address, created_at AS "createdAt", created_by AS "createdBy"
    FROM bare_machine WHERE tenant_id = ${tenantId}::uuid AND store_id = ${storeId}::uuid
    ORDER BY name, id LIMIT ${MACHINES_MAX}`;
  return rows.map((row) => machineSchema.parse({ ...row, createdAt: row.createdAt.toISOString() }));
}
