import type { TenantLayers } from '@sightline/allowlist';
import { profileValuesSchema, type TenantId } from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';

/** Reads the profile values that a tenant and its groups set, groups in their order. */
export async function readLayers(transaction: TenantTransaction, tenantId: TenantId): Promise<TenantLayers> {
  const rows = await transaction.profileLayer.findMany({
    where: { tenantId },
    orderBy: [{ position: 'asc' }, { tag: 'asc' }],
  });
  const layers = rows.map(({ tag, profile }) => ({ tag, values: profileValuesSchema.parse(profile) }));
  return {
    tenant: layers.find(({ tag }) => tag === '')?.values ?? {},
    groups: layers.filter(({ tag }) => tag !== ''),
  };
}
