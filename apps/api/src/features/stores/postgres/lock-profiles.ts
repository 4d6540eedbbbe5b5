import type { TenantId } from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';

/** Locks the tenant's profiles against other writers until the transaction ends. */
export async function lockProfiles(transaction: TenantTransaction, tenantId: TenantId): Promise<void> {
  const name = `stores.profiles/${tenantId}`;
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}
