import type { StoreId, TenantId } from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';

/**
 * Marks some stores, or all, so that their checks are planned again within seconds after the transaction commits.
 *
 * Call it in the transaction that changes what planning depends on: a crash then loses nothing.
 */
export async function markForReplanning(
  transaction: TenantTransaction,
  tenantId: TenantId,
  { storeIds, at }: { readonly storeIds: readonly StoreId[] | 'all'; readonly at: Date },
): Promise<void> {
  const some = storeIds === 'all' ? null : [...storeIds];
  const count = await transaction.$executeRaw`
    UPDATE store SET replan_due_at = ${at}
    WHERE tenant_id = ${tenantId}::uuid AND (${some}::uuid[] IS NULL OR id = ANY (${some}::uuid[]))`;
  // The addresses that a firewall must allow may have changed, too.
  await transaction.$executeRaw`
    UPDATE check_addresses SET drift_due = true
    WHERE tenant_id = ${tenantId}::uuid AND (${some}::uuid[] IS NULL OR store_id = ANY (${some}::uuid[]))`;
  await countForReplanning(transaction, tenantId, { count, at });
}

/** Adds newly marked stores to the tenant's running replan, so that the console can show its progress. */
export async function countForReplanning(
  transaction: TenantTransaction,
  tenantId: TenantId,
  { count, at }: { readonly count: number; readonly at: Date },
): Promise<void> {
  if (count === 0) return;
  await transaction.$executeRaw`
    INSERT INTO replan_run AS run (tenant_id, store_count, started_at) VALUES (${tenantId}::uuid, ${count}, ${at})
    ON CONFLICT (tenant_id) DO UPDATE SET finished_at = NULL,
      store_count = CASE WHEN run.finished_at IS NULL THEN run.store_count ELSE 0 END + excluded.store_count,
      started_at = CASE WHEN run.finished_at IS NULL THEN run.started_at ELSE excluded.started_at END`;
}
