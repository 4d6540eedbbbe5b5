import type { StoreId, TenantId } from '@sightline/spec';
import type { TenantTransaction } from '../../../../platform/database/database.ts';

/**
 * Has the hosts of some stores, or of all, planned anew within seconds after the transaction commits. To be called in the
 * transaction that changes what they are planned by, so that a crash loses nothing.
 */
export async function markForReplanning(
  transaction: TenantTransaction,
  tenantId: TenantId,
  { storeIds, at }: { readonly storeIds: readonly StoreId[] | 'all'; readonly at: Date },
): Promise<void> {
  const some = storeIds === 'all' ? null : [...storeIds];
  await transaction.$executeRaw`
    UPDATE store SET replan_due_at = ${at}
    WHERE tenant_id = ${tenantId}::uuid AND (${some}::uuid[] IS NULL OR id = ANY (${some}::uuid[]))`;
}
