import { type Neighbor, type Site } from '@sightline/allowlist';
import { type HostRole, hostRoleSchema, type TenantId } from '@sightline/spec';
import { z } from 'zod';
import type { TenantTransaction } from '../../../platform/database/database.ts';

const hostSchema = z.object({
  storeId: z.string(),
  id: z.string(),
  name: z.string(),
  role: hostRoleSchema,
  /** Null for an agentless host. */
  platform: z.string().nullable(),
  portSettings: z.record(z.string(), z.int()).catch({}),
  hasAddress: z.boolean(),
});
type StoreHost = z.infer<typeof hostSchema>;

/** Returns the site of a host, by the ids of its store and of the host. */
export type SiteOf = (storeId: string, hostId: string) => Site;

/**
 * Reads the hosts of stores, agentless hosts included. A host is a neighbor once its address is known: before that,
 * there is nothing to probe.
 */
export async function readNeighbors(
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
    rows.map((row) => hostSchema.parse(row)),
    ({ storeId }) => storeId,
  );
  return (storeId, hostId) => siteOf(byStore.get(storeId) ?? [], hostId);
}

const NEIGHBORS_MAX = 100;

function siteOf(hosts: readonly StoreHost[], hostId: string): Site {
  const own = hosts.find(({ id }) => id === hostId);
  const neighbors = hosts
    .filter(({ id, hasAddress, role }) => id !== hostId && hasAddress && isOfStore(role))
    .slice(0, NEIGHBORS_MAX)
    .map(({ id, name, role, platform, portSettings }): Neighbor => ({ id, name, role, platform, portSettings }));
  return { platform: own?.platform ?? null, portSettings: own?.portSettings ?? {}, neighbors };
}

function isOfStore(role: HostRole): boolean {
  return role !== 'control';
}
