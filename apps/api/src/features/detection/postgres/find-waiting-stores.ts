import { tenantIdSchema } from '@sightline/spec';
import type { Pool, PoolClient } from 'pg';
import { REGRESSION_RULE } from '../domain/regression-rule.ts';
import type { StoreKey } from './load-checks.ts';

const STORES_MAX = 200;

// The check failed often enough, but its state does not show it yet: it waits for the control or for the store's line.
const FIND_WAITING = `
  SELECT DISTINCT tenant_id, store_id FROM check_state
  WHERE NOT steady AND last_outcome > 0 AND streak >= ${REGRESSION_RULE.failuresToRegress} AND state IN ('pass', 'degraded', 'unverified')
  LIMIT ${STORES_MAX}`;

const LOCK_HOSTS = `
  SELECT host_id FROM host_state WHERE (tenant_id, store_id) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[]))
  ORDER BY tenant_id, host_id FOR UPDATE`;

/** Returns stores with a failing check that has no verdict yet. */
export async function findWaitingStores(pool: Pool): Promise<StoreKey[]> {
  const { rows } = await pool.query<{ tenant_id: string; store_id: string }>(FIND_WAITING);
  return rows.map((row) => ({ tenantId: tenantIdSchema.parse(row.tenant_id), storeId: row.store_id }));
}

/** Locks the hosts of the stores until the transaction ends. */
export async function lockHostsOf(client: PoolClient, stores: readonly StoreKey[]): Promise<void> {
  await client.query(LOCK_HOSTS, [stores.map((store) => store.tenantId), stores.map((store) => store.storeId)]);
}
