import type { TenantId } from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';

/** Takes the lock on a tenant's adoptions and versions of a pack; the transaction holds it until it ends. */
export async function lockPack(transaction: TenantTransaction, tenantId: TenantId, packId: string): Promise<void> {
  await transaction.$queryRaw`SELECT FROM pg_advisory_xact_lock(hashtextextended(${`pack ${tenantId} ${packId}`}, 0))`;
}
