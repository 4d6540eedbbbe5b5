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
import type { StoredCheck } from '../domain/diff-plan.ts';
import type { HostSelection, PlannableHost } from '../domain/plannable-host.ts';
import { readNeighbors } from './read-neighbors.ts';
import { storedCheckSchema } from './stored-check.ts';

interface HostRow {
  readonly id: string;
  readonly store_id: string;
  readonly role: string;
  readonly profile: unknown;
  readonly tags: string[];
  readonly has_assignment: boolean;
}

/** Locks hosts until the transaction ends and returns them by id with all their checks, without the ones that no longer exist. */
export async function lockPlannableHosts(
  transaction: TenantTransaction,
  library: Pick<PackLibrary, 'packsByTags'>,
  { tenantId, selection }: { readonly tenantId: TenantId; readonly selection: HostSelection },
): Promise<PlannableHost[]> {
  const hostIds = 'hostIds' in selection ? [...selection.hostIds] : null;
  const storeIds = 'storeIds' in selection ? [...selection.storeIds] : null;
  // Read profile and packs only after locking, so that the last plan uses the latest ones.
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
  const siteOf = await readNeighbors(transaction, tenantId, [...new Set(rows.map((row) => row.store_id))]);
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
