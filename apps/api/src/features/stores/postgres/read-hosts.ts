import { hostIdSchema, hostRoleSchema, type Store, type StoreId, type TenantId } from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';

/** The most that the store page shows. */
const HOSTS_MAX = 100;

interface HostRow {
  readonly id: string;
  readonly hostname: string;
  readonly role: string;
  readonly platform: string;
  readonly agent_version: string;
  readonly lan_addresses: string[];
  readonly enrolled_at: Date;
  readonly last_received_at: Date | null;
  readonly clock_offset_ms: number | null;
  readonly dropped_reports: bigint | null;
  readonly dropped_results: bigint | null;
}

/** Reads the hosts of a store, by name. */
export async function readHosts(
  transaction: TenantTransaction,
  tenantId: TenantId,
  storeId: StoreId,
): Promise<Store['hosts']> {
  // The version an agent reports is newer than the one it enrolled with.
  const rows = await transaction.$queryRaw<HostRow[]>`
    SELECT h.id, h.hostname, h.role, h.platform, coalesce(s.agent_version, h.agent_version) AS agent_version,
      h.lan_addresses, h.enrolled_at, s.last_received_at, s.clock_offset_ms, s.dropped_reports, s.dropped_results
    FROM host h LEFT JOIN host_state s ON s.tenant_id = h.tenant_id AND s.host_id = h.id
    WHERE h.tenant_id = ${tenantId}::uuid AND h.store_id = ${storeId}::uuid
    ORDER BY h.hostname LIMIT ${HOSTS_MAX}`;
  return rows.map((row) => ({
    id: hostIdSchema.parse(row.id),
    hostname: row.hostname,
    role: hostRoleSchema.parse(row.role),
    platform: row.platform,
    agentVersion: row.agent_version,
    lanAddresses: row.lan_addresses,
    enrolledAt: row.enrolled_at.toISOString(),
    lastReportAt: row.last_received_at?.toISOString() ?? null,
    clockOffsetMs: row.clock_offset_ms,
    dropped: { reports: Number(row.dropped_reports ?? 0), results: Number(row.dropped_results ?? 0) },
  }));
}
