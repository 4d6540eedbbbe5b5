import { AGENTLESS_HOSTS_MAX, agentlessHostSchema, type Store, type StoreId, type TenantId } from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';

/** Reads the agentless hosts of a store, by name. */
export async function readAgentlessHosts(
  transaction: TenantTransaction,
  tenantId: TenantId,
  storeId: StoreId,
): Promise<Store['agentlessHosts']> {
  const rows = await transaction.$queryRaw<{ createdAt: Date }[]>`
    SELECT id, name, role, host(address) AS address, created_at AS "createdAt", created_by AS "createdBy"
    FROM agentless_host WHERE tenant_id = ${tenantId}::uuid AND store_id = ${storeId}::uuid
    ORDER BY name, id LIMIT ${AGENTLESS_HOSTS_MAX}`;
  return rows.map((row) => agentlessHostSchema.parse({ ...row, createdAt: row.createdAt.toISOString() }));
}
