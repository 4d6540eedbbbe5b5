import { checkStateSchema, type StoreId, type StoreSummary, storeIdSchema, type TenantId } from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';

interface SummaryRow {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly address: string;
  readonly time_zone: string;
  readonly tags: string[];
  readonly pos: string | null;
  readonly region: string | null;
  readonly environment: string | null;
  readonly state: string;
  readonly since: Date;
  readonly pass_count: number;
  readonly degraded_count: number;
  readonly blocked_count: number;
  readonly target_down_count: number;
  readonly store_offline_count: number;
  readonly unverified_count: number;
  readonly last_report_at: Date | null;
}

/** Reads stores in the order of their ids. Reads no checks: their counts are stored with each store's state. */
export async function readSummaries(
  transaction: TenantTransaction,
  tenantId: TenantId,
  storeIds: readonly StoreId[],
): Promise<StoreSummary[]> {
  if (storeIds.length === 0) return [];
  const rows = await transaction.$queryRaw<SummaryRow[]>`
    SELECT s.id, s.number, s.name, s.address, s.time_zone, s.tags, s.profile->>'pos' AS pos,
      s.profile->>'region' AS region, s.profile->>'environment' AS environment, t.state, t.since, t.pass_count,
      t.degraded_count, t.blocked_count, t.target_down_count, t.store_offline_count, t.unverified_count,
      (SELECT max(hs.last_received_at) FROM host h
       JOIN host_state hs ON hs.tenant_id = h.tenant_id AND hs.host_id = h.id
       WHERE h.tenant_id = s.tenant_id AND h.store_id = s.id) AS last_report_at
    FROM store s JOIN store_state t ON t.tenant_id = s.tenant_id AND t.store_id = s.id
    WHERE s.tenant_id = ${tenantId}::uuid AND s.id = ANY (${[...storeIds]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return storeIds.flatMap((storeId) => {
    const row = byId.get(storeId);
    return row ? [summaryOf(row)] : [];
  });
}

function summaryOf(row: SummaryRow): StoreSummary {
  return {
    id: storeIdSchema.parse(row.id),
    number: row.number,
    name: row.name,
    address: row.address,
    timeZone: row.time_zone,
    tags: row.tags,
    posSystem: row.pos ?? '',
    region: row.region ?? '',
    environment: row.environment ?? '',
    state: checkStateSchema.parse(row.state),
    since: row.since.toISOString(),
    checks: {
      pass: row.pass_count,
      degraded: row.degraded_count,
      blocked: row.blocked_count,
      target_down: row.target_down_count,
      store_offline: row.store_offline_count,
      unverified: row.unverified_count,
    },
    lastReportAt: row.last_report_at?.toISOString() ?? null,
  };
}
