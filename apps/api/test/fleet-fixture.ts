import { createHash, randomUUID } from 'node:crypto';
import { type HostId, hostIdSchema, type Report, type TenantId, tenantIdSchema } from '@sightline/spec';
import type { Pool } from 'pg';
import type { IncomingReport } from '../src/features/ingest/index.ts';

/** A host with checks, written directly to the tables; `targets` are the keys of its external checks, numbered from 1. */
export interface FixtureHost {
  readonly tenantId: TenantId;
  readonly storeId: string;
  readonly hostId: HostId;
  /** Its host key. */
  readonly hostKey: string;
  readonly targets: readonly string[];
}

export interface FixtureTenant {
  readonly tenantId: TenantId;
  /** Adds a store with one host. */
  addStore(targets: readonly string[]): Promise<FixtureHost>;
}

/** Creates a tenant for a suite. */
export async function mintTenant(pool: Pool, options: { readonly isControl?: boolean } = {}): Promise<FixtureTenant> {
  const tenantId = tenantIdSchema.parse(randomUUID());
  await pool.query('INSERT INTO tenant (id, name, slug, is_control) VALUES ($1, $2, $2, $3)', [
    tenantId,
    `tenant-${tenantId}`,
    options.isControl ?? false,
  ]);
  return fixtureTenant(pool, tenantId);
}

/** Does the same for an existing tenant. */
export function fixtureTenant(pool: Pool, tenantId: TenantId): FixtureTenant {
  return { tenantId, addStore: async (targets) => await addStore(pool, tenantId, targets) };
}

async function addStore(pool: Pool, tenantId: TenantId, targets: readonly string[]): Promise<FixtureHost> {
  const storeId = randomUUID();
  const hostId = hostIdSchema.parse(randomUUID());
  const secret = randomUUID();
  await pool.query(
    `INSERT INTO store (tenant_id, id, number, name, address, time_zone, profile)
     VALUES ($1, $2, $3, 'Harbor Point', '1 Quay', 'America/New_York', '{}')`,
    [tenantId, storeId, storeId.slice(0, 8)],
  );
  await pool.query(
    `INSERT INTO host (tenant_id, id, store_id, hostname, role, platform, agent_version, key_hash)
     VALUES ($1, $2, $3, 'boh', 'boh', 'linux', '1', $4)`,
    [tenantId, hostId, storeId, createHash('sha256').update(secret).digest()],
  );
  await pool.query(
    `INSERT INTO assignment (tenant_id, host_id, revision, report_interval_s)
     VALUES ($1, $2, 1, 10)`,
    [tenantId, hostId],
  );
  await pool.query('INSERT INTO host_state (tenant_id, host_id, store_id) VALUES ($1, $2, $3)', [
    tenantId,
    hostId,
    storeId,
  ]);
  await pool.query(
    `WITH planned AS (
       INSERT INTO planned_check (tenant_id, store_id, host_id, check_no, key, entry_id, title, target, target_key, scope, required, interval_s, timeout_ms)
       SELECT $1, $2, $3, n, target, 'entry', target, jsonb_build_object('kind', 'tcp', 'host', 'entry-' || n || '.example', 'port', 443),
         target, 'external', true, 10, 5000
       FROM unnest($4::text[]) WITH ORDINALITY AS t (target, n)
       RETURNING id, check_no
     )
     INSERT INTO check_state (tenant_id, check_id, store_id, host_id, check_no, state, reason, since)
     SELECT $1, id, $2, $3, check_no, 'unverified', 'never_probed', now() FROM planned`,
    [tenantId, storeId, hostId, targets],
  );
  await pool.query('SELECT refresh_store_states($1, ARRAY[$2::uuid], now())', [tenantId, storeId]);
  return { tenantId, storeId, hostId, hostKey: `${hostId}.${secret}`, targets };
}

interface ReportOptions {
  readonly seq: number;
  readonly at: Date;
  /** An outcome number for each check of the host, in order. */
  readonly outcomes: readonly number[];
  readonly oldestSeq?: number;
}

/** Builds a report of all checks of a host, each probed at `at`. */
export function reportOf(host: FixtureHost, options: ReportOptions): IncomingReport {
  const report: Report = {
    version: 1,
    seq: options.seq,
    oldestSeq: options.oldestSeq ?? 1,
    bootId: 'boot',
    agentVersion: '1.0.0',
    startedAt: options.at.toISOString(),
    clockOffsetMs: 0,
    assignmentRevision: 1,
    dropped: { reports: 0, results: 0 },
    checkNos: options.outcomes.map((_, index) => index + 1),
    offsetsMs: options.outcomes.map(() => 0),
    outcomes: [...options.outcomes],
    phasesMs: options.outcomes.flatMap(() => [1, 2, 3, 4, 5]),
    details: options.outcomes.flatMap((outcome, index) =>
      outcome === 0
        ? []
        : [
            {
              index,
              failures: ['connect.timeout' as const],
              hints: [],
              addresses: [],
              explanation: 'No answer.',
              fix: 'Allow it.',
            },
          ],
    ),
  };
  return { tenantId: host.tenantId, hostId: host.hostId, receivedAt: options.at.toISOString(), report };
}
