import { type TenantId, tenantIdSchema } from '@sightline/spec';
import type { Pool, PoolClient } from 'pg';
import type { SilentHost } from '../domain/judge-silence.ts';

const STORES_MAX = 500;

/** A silent host with the store it belongs to. */
export interface FoundSilence extends SilentHost {
  readonly tenantId: TenantId;
  readonly storeId: string;
}

interface SilentRow {
  tenant_id: string;
  store_id: string;
  host_id: string;
  whole_store: boolean;
  last_received_at: Date;
}

// $1: when the API started to listen. A host is silent after three intervals without a report during that time. A host that
// never reported is new, not silent.
const FIND_SILENT = `
  WITH host AS (
    SELECT h.tenant_id, h.store_id, h.host_id, h.last_received_at,
      greatest(h.last_received_at, $1) < now() - 3 * a.report_interval_s * interval '1 second' AS silent
    FROM host_state h
    JOIN assignment a ON a.tenant_id = h.tenant_id AND a.host_id = h.host_id
    WHERE h.last_received_at IS NOT NULL
  ), judged AS (
    SELECT host.*, bool_and(silent) OVER (PARTITION BY tenant_id, store_id) AS whole_store FROM host
  )
  SELECT j.tenant_id, j.store_id, j.host_id, j.whole_store, j.last_received_at
  FROM judged j
  WHERE j.silent AND EXISTS (
    SELECT 1 FROM check_state c JOIN planned_check p ON p.tenant_id = c.tenant_id AND p.id = c.check_id AND p.retired_at IS NULL
    JOIN tenant t ON t.id = c.tenant_id
    WHERE c.tenant_id = j.tenant_id AND c.host_id = j.host_id
      AND c.reason <> CASE WHEN j.whole_store AND NOT t.is_control THEN 'silent' ELSE 'host_silent' END)
  LIMIT ${STORES_MAX}`;

const LOCK_STILL_SILENT = `
  SELECT host_id, last_received_at FROM host_state
  WHERE (tenant_id, store_id) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[]))
  ORDER BY tenant_id, host_id FOR UPDATE`;

/** Returns silent hosts with a check that does not show it yet. */
export async function findSilentHosts(pool: Pool, listeningSince: Date): Promise<FoundSilence[]> {
  const { rows } = await pool.query<SilentRow>(FIND_SILENT, [listeningSince]);
  return rows.map((row) => ({
    tenantId: tenantIdSchema.parse(row.tenant_id),
    storeId: row.store_id,
    hostId: row.host_id,
    wholeStore: row.whole_store,
    lastReceivedMs: row.last_received_at.getTime(),
  }));
}

/** Locks the stores' hosts and returns those still silent. Leaves out stores where a host reported in the meantime. */
export async function lockSilentHosts(client: PoolClient, found: readonly FoundSilence[]): Promise<FoundSilence[]> {
  const { rows } = await client.query<{ host_id: string; last_received_at: Date }>(LOCK_STILL_SILENT, [
    found.map((silence) => silence.tenantId),
    found.map((silence) => silence.storeId),
  ]);
  const receivedMs = new Map(rows.map((row) => [row.host_id, row.last_received_at.getTime()]));
  const awake = new Set(
    found
      .filter((silence) => receivedMs.get(silence.hostId) !== silence.lastReceivedMs)
      .map((silence) => silence.storeId),
  );
  return found.filter((silence) => !awake.has(silence.storeId));
}
