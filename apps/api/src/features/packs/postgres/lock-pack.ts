import type { TenantId } from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';

/** Waits until nobody else changes a tenant's adoptions or versions of a pack, and keeps others waiting until the end. */
export async function lockPack(transaction: TenantTransaction, tenantId: TenantId, packId: string): Promise<void> {
  await transaction.$queryRaw`SELECT FROM pg_advisory_xact_lock(hashtextextended(${`pack ${tenantId} ${packId}`}, 0))`;
}
