import { type Neighbor, type Site } from '@sightline/allowlist';
import { type HostRole, hostRoleSchema, type TenantId } from '@sightline/spec';
import { z } from 'zod';
import type { TenantTransaction } from '../../../platform/database/database.ts';

const machineSchema = z.object({
  storeId: z.string(),
  id: z.string(),
  name: z.string(),
  role: hostRoleSchema,
  /** Null of a machine without an agent. */
  platform: z.string().nullable(),
  portSettings: z.record(z.string(), z.int()).catch({}),
  hasAddress: z.boolean(),
});
type MachineOfStore = z.infer<typeof machineSchema>;

/** What planning knows of where a host stands, by the ids of its store and of itself. */
export type SiteOf = (storeId: string, hostId: string) => Site;

/**
 * Reads the machines of stores, those without an agent as well. A machine is a neighbor once its address is known:
 * before, nothing could be probed there.
 */
export async function readSites(
  transaction: TenantTransaction,
  tenantId: TenantId,
  storeIds: readonly string[],
): Promise<SiteOf> {
  const rows = await transaction.$queryRaw<unknown[]>`
    SELECT store_id AS "storeId", id, hostname AS name, role, platform, port_settings AS "portSettings",
      lan_addresses <> '{}' AS "hasAddress"
    FROM host WHERE tenant_id = ${tenantId}::uuid AND store_id = ANY (${[...storeIds]}::uuid[])
    UNION ALL
    SELECT store_id, id, name, role, NULL, '{}', true
    FROM agentless_host WHERE tenant_id = ${tenantId}::uuid AND store_id = ANY (${[...storeIds]}::uuid[])
    ORDER BY 1, 2`;
  const byStore = Map.groupBy(
    rows.map((row) => machineSchema.parse(row)),
    ({ storeId }) => storeId,
  );
  return (storeId, hostId) => siteOf(byStore.get(storeId) ?? [], hostId);
}

const NEIGHBORS_MAX = 100;

function siteOf(machines: readonly MachineOfStore[], hostId: string): Site {
  const own = machines.find(({ id }) => id === hostId);
  const neighbors = machines
    .filter(({ id, hasAddress, role }) => id !== hostId && hasAddress && isOfStore(role))
    .slice(0, NEIGHBORS_MAX)
    .map(({ id, name, role, platform, portSettings }): Neighbor => ({ id, name, role, platform, portSettings }));
  return { platform: own?.platform ?? null, portSettings: own?.portSettings ?? {}, neighbors };
}

function isOfStore(role: HostRole): boolean {
  return role !== 'control';
}
