import {
  hostIdSchema,
  hostRoleSchema,
  type Pack,
  storeIdSchema,
  storeProfileSchema,
  type TenantId,
} from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';
import type { PackLibrary } from '../../packs/index.ts';
import type { PlannableHost, WhichHosts } from '../agents.port.ts';
import type { StoredCheck } from '../domain/plan-changes.ts';
import { readSites } from './read-sites.ts';
import { storedCheckSchema } from './stored-check.ts';

interface HostRow {
  readonly id: string;
  readonly store_id: string;
  readonly role: string;
  readonly profile: unknown;
  readonly tags: string[];
  readonly has_assignment: boolean;
}

/** Reads hosts with all their checks, locked until the transaction ends, by id; those that are gone are left out. */
export async function lockHosts(
  transaction: TenantTransaction,
  library: Pick<PackLibrary, 'packsByTags'>,
  { tenantId, which }: { readonly tenantId: TenantId; readonly which: WhichHosts },
): Promise<PlannableHost[]> {
  const hostIds = 'hostIds' in which ? [...which.hostIds] : null;
  const storeIds = 'storeIds' in which ? [...which.storeIds] : null;
  // Profile and packs are read after the lock is held, so that the last planning sees the last of them.
  const locked = await transaction.$queryRaw<{ id: string }[]>`
    SELECT id FROM host WHERE tenant_id = ${tenantId}::uuid
      AND (id = ANY (${hostIds}::uuid[]) OR store_id = ANY (${storeIds}::uuid[]))
    ORDER BY id FOR UPDATE`;
  if (locked.length === 0) return [];
  const ids = locked.map(({ id }) => id);
  const rows = await transaction.$queryRaw<HostRow[]>`
    SELECT h.id, h.store_id, h.role, s.profile, s.tags, a.host_id IS NOT NULL AS has_assignment
    FROM host h
    JOIN store s ON s.tenant_id = h.tenant_id AND s.id = h.store_id
    LEFT JOIN assignment a ON a.tenant_id = h.tenant_id AND a.host_id = h.id
    WHERE h.tenant_id = ${tenantId}::uuid AND h.id = ANY (${ids}::uuid[]) ORDER BY h.id`;
  const checks = await readStoredChecks(transaction, tenantId, ids);
  const siteOf = await readSites(transaction, tenantId, [...new Set(rows.map((row) => row.store_id))]);
  const packsByTags = await library.packsByTags(transaction, tenantId);
  return rows.map((row) => ({
    ...plannableHost(row, checks.get(row.id) ?? [], packsByTags(row.tags)),
    site: siteOf(row.store_id, row.id),
  }));
}

function plannableHost(
  row: HostRow,
  checks: readonly StoredCheck[],
  packs: readonly Pack[],
): Omit<PlannableHost, 'site'> {
  return {
    hostId: hostIdSchema.parse(row.id),
    storeId: storeIdSchema.parse(row.store_id),
    role: hostRoleSchema.parse(row.role),
    profile: storeProfileSchema.parse(row.profile),
    packs,
    hasAssignment: row.has_assignment,
    checks,
  };
}

async function readStoredChecks(
  transaction: TenantTransaction,
  tenantId: TenantId,
  hostIds: readonly string[],
): Promise<Map<string, StoredCheck[]>> {
  const rows = await transaction.$queryRaw<unknown[]>`
    SELECT id, host_id AS "hostId", check_no AS "checkNo", retired_at IS NOT NULL AS "isRetired", pack_id AS "packId", key,
      entry_id AS "entryId", title, target_key AS "targetKey", scope, required, any_of AS "anyOf",
      interval_s AS "intervalS", timeout_ms AS "timeoutMs"
    FROM planned_check WHERE tenant_id = ${tenantId}::uuid AND host_id = ANY (${[...hostIds]}::uuid[])`;
  return Map.groupBy(
    rows.map((row) => storedCheckSchema.parse(row)),
    ({ hostId }) => hostId,
  );
}
