import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { StoreProfile } from '@sightline/spec';
import type { Pool } from 'pg';

/** A host of the benchmark's fleet, and the key it reports with. */
export interface BenchHost {
  readonly tenantId: string;
  readonly hostId: string;
  readonly hostKey: string;
  readonly storeNumber: string;
}

export interface FleetSize {
  readonly hosts: number;
  readonly checksPerHost: number;
  /** The number of the first store; 1 unless said. */
  readonly firstNumber?: number;
}

const PROFILE: StoreProfile = {
  pos: 'aloha',
  region: 'na',
  environment: 'production',
  variables: { mid: '570' },
  intervalS: 30,
};

/** Makes a tenant. */
export async function createTenant(pool: Pool, options: { readonly isControl?: boolean } = {}): Promise<string> {
  const tenantId = randomUUID();
  await pool.query('INSERT INTO tenant (id, name, slug, is_control) VALUES ($1, $2, $2, $3)', [
    tenantId,
    `bench-${tenantId}`,
    options.isControl ?? false,
  ]);
  return tenantId;
}

/** Gives a tenant stores of one host each, all checks passing and settled, and answers the hosts. */
export async function createFleet(pool: Pool, tenantId: string, size: FleetSize): Promise<BenchHost[]> {
  const hosts = Array.from({ length: size.hosts }, (_, index) => {
    const hostId = randomUUID();
    const secret = randomBytes(32).toString('base64url');
    return {
      tenantId,
      hostId,
      secret,
      storeId: randomUUID(),
      hostKey: `${hostId}.${secret}`,
      storeNumber: String((size.firstNumber ?? 1) + index),
    };
  });
  const storeIds = hosts.map((host) => host.storeId);
  const hostIds = hosts.map((host) => host.hostId);
  await pool.query(
    `INSERT INTO store (tenant_id, id, number, name, address, time_zone, profile)
     SELECT $1, id, ($3 + n - 1)::text, 'Store ' || ($3 + n - 1), '1 Main Street', 'UTC', $4
     FROM unnest($2::uuid[]) WITH ORDINALITY AS s (id, n)`,
    [tenantId, storeIds, size.firstNumber ?? 1, JSON.stringify(PROFILE)],
  );
  await pool.query(
    `INSERT INTO host (tenant_id, id, store_id, hostname, role, platform, agent_version, key_hash)
     SELECT $1, id, store_id, 'boh', 'boh', 'linux', '1', key_hash FROM unnest($2::uuid[], $3::uuid[], $4::bytea[]) AS h (id, store_id, key_hash)`,
    [tenantId, hostIds, storeIds, hosts.map((host) => createHash('sha256').update(host.secret).digest())],
  );
  const pairs = [tenantId, hostIds, storeIds];
  await pool.query(
    `INSERT INTO assignment (tenant_id, host_id, revision, report_interval_s)
     SELECT $1, host_id, 1, 30 FROM unnest($2::uuid[]) AS h (host_id)`,
    pairs.slice(0, 2),
  );
  await pool.query(
    `INSERT INTO host_state (tenant_id, host_id, store_id) SELECT $1, * FROM unnest($2::uuid[], $3::uuid[])`,
    pairs,
  );
  await pool.query(
    `WITH planned AS (
       INSERT INTO planned_check (tenant_id, store_id, host_id, check_no, key, entry_id, title, target, target_key, scope, required, interval_s, timeout_ms)
       SELECT $1, h.store_id, h.host_id, n, n::text, 'entry-' || n, 'Target ' || n,
         jsonb_build_object('kind', 'https', 'host', 'target-' || n || '.example', 'port', 443, 'path', '/'),
         'https://target-' || n || '.example:443/',
         'external', true, 30, 5000
       FROM unnest($2::uuid[], $3::uuid[]) AS h (host_id, store_id), generate_series(1, $4::integer) AS n
       RETURNING id, store_id, host_id, check_no
     )
     INSERT INTO check_state (tenant_id, check_id, store_id, host_id, check_no, state, reason, since, streak, outcome_since, steady)
     SELECT $1, id, store_id, host_id, check_no, 'pass', 'passes', now() - interval '1 day', 3, now() - interval '1 day', true FROM planned`,
    [...pairs, size.checksPerHost],
  );
  await pool.query('SELECT refresh_store_states($1, $2::uuid[], now())', [tenantId, storeIds]);
  return hosts;
}
