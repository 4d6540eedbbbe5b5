import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { type StoreProfile, type Target, targetKey, targetText } from '@sightline/spec';
import type { Pool } from 'pg';

/** How often each check is due. */
export const CHECK_INTERVAL_S = 10;
/** So rare that no store counts as silent unless a scenario says so. */
const REPORT_INTERVAL_S = 3_600;

const PROFILE: StoreProfile = {
  pos: 'aloha',
  region: 'na',
  environment: 'production',
  variables: { mid: '570' },
  intervalS: 30,
};

/** A host in the database, alone in its store, with its ids for the console and the agent. */
export interface FleetHost {
  readonly tenantId: string;
  readonly storeId: string;
  readonly hostId: string;
  readonly hostKey: string;
  /** The order that created it. */
  readonly order: HostOrder;
  readonly checks: readonly FleetCheck[];
}

export interface FleetCheck {
  readonly id: string;
  readonly no: number;
}

export interface HostOrder {
  readonly tenantId: string;
  /** Its store; a new one by default. */
  readonly storeId?: string;
  /** Name of the store. Targets are compared only between stores with the same `world`. */
  readonly name: string;
  readonly world: string;
  readonly timeoutMs: number;
  readonly targets: readonly { readonly no: number; readonly target: Target }[];
}

/** Adds a store with one host and its checks, without any results. */
export async function addHost(pool: Pool, order: HostOrder): Promise<FleetHost> {
  const { tenantId } = order;
  const secret = randomBytes(32).toString('base64url');
  const hostId = randomUUID();
  const storeId = order.storeId ?? (await addStore(pool, order));
  await pool.query(
    `INSERT INTO host (tenant_id, id, store_id, hostname, role, platform, agent_version, key_hash)
     VALUES ($1, $2, $3, $5, 'boh', 'linux', '1', $4)`,
    [tenantId, hostId, storeId, createHash('sha256').update(secret).digest(), `host-${hostId.slice(0, 8)}`],
  );
  await pool.query('INSERT INTO assignment (tenant_id, host_id, revision, report_interval_s) VALUES ($1, $2, 1, $3)', [
    tenantId,
    hostId,
    REPORT_INTERVAL_S,
  ]);
  await pool.query('INSERT INTO host_state (tenant_id, host_id, store_id) VALUES ($1, $2, $3)', [
    tenantId,
    hostId,
    storeId,
  ]);
  const checks = await addChecks(pool, order, { storeId, hostId });
  await pool.query('SELECT refresh_store_states($1, ARRAY[$2::uuid], now())', [tenantId, storeId]);
  return { tenantId, storeId, hostId, hostKey: `${hostId}.${secret}`, order, checks };
}

async function addStore(pool: Pool, { tenantId, name }: HostOrder): Promise<string> {
  const storeId = randomUUID();
  await pool.query(
    `INSERT INTO store (tenant_id, id, number, name, address, time_zone, profile) VALUES ($1, $2, $3, $4, '', 'UTC', $5)`,
    [tenantId, storeId, storeId.slice(0, 8), name, JSON.stringify(PROFILE)],
  );
  return storeId;
}

async function addChecks(
  pool: Pool,
  { tenantId, world, timeoutMs, targets }: HostOrder,
  { storeId, hostId }: { readonly storeId: string; readonly hostId: string },
): Promise<FleetCheck[]> {
  const { rows } = await pool.query<FleetCheck>(
    `WITH planned AS (
       INSERT INTO planned_check (tenant_id, store_id, host_id, check_no, key, entry_id, title, target, target_key, scope, required, interval_s, timeout_ms)
       SELECT $1, $2, $3, no, key, 'lab', text, target::jsonb, key, 'external', true, $4, $5
       FROM unnest($6::smallint[], $7::text[], $8::text[], $9::text[]) AS t (no, key, text, target)
       RETURNING id, check_no
     ), stated AS (
       INSERT INTO check_state (tenant_id, check_id, store_id, host_id, check_no, state, reason, since)
       SELECT $1, id, $2, $3, check_no, 'unverified', 'never_probed', now() FROM planned
     )
     SELECT id, check_no AS no FROM planned`,
    [
      tenantId,
      storeId,
      hostId,
      CHECK_INTERVAL_S,
      timeoutMs,
      targets.map(({ no }) => no),
      targets.map(({ target }) => `${world} ${targetKey(target)}`),
      targets.map(({ target }) => targetText(target)),
      targets.map(({ target }) => JSON.stringify(target)),
    ],
  );
  return targets.flatMap(({ no }) => rows.filter((row) => row.no === no));
}

/** Makes the API expect a report every second, so that a host without reports is soon silent. */
export async function expectReportsSoon(pool: Pool, hostId: string): Promise<void> {
  await pool.query('UPDATE assignment SET report_interval_s = 1 WHERE host_id = $1', [hostId]);
}
