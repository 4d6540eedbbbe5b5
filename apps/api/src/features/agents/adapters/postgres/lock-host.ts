import {
  checkIdSchema,
  type HostId,
  hostIdSchema,
  hostRoleSchema,
  storeIdSchema,
  storeProfileSchema,
  type TenantId,
} from '@sightline/spec';
import type { TenantTransaction } from '../../../../platform/database/database.ts';
import type { PackLibrary } from '../../../allowlists/index.ts';
import type { PlannableHost } from '../../application/agents.port.ts';
import { plannedCheckOf } from './stored-check.ts';

/** Reads a host with all its checks, locked until the transaction ends; null when it is gone. */
export async function lockHost(
  transaction: TenantTransaction,
  library: Pick<PackLibrary, 'packsFor'>,
  { tenantId, hostId }: { readonly tenantId: TenantId; readonly hostId: HostId },
): Promise<PlannableHost | null> {
  // Profile and packs are read after the lock is held, so that the last planning sees the last of them.
  await transaction.$queryRaw`
    SELECT FROM host WHERE tenant_id = ${tenantId}::uuid AND id = ${hostId}::uuid FOR UPDATE`;
  const host = await transaction.host.findUnique({
    where: { tenantId_id: { tenantId, id: hostId } },
    select: { id: true, storeId: true, role: true, store: { select: { profile: true, tags: true } } },
  });
  if (!host) return null;
  const checks = await transaction.plannedCheck.findMany({ where: { tenantId, hostId } });
  const assignments = await transaction.assignment.count({ where: { tenantId, hostId } });
  return {
    hostId: hostIdSchema.parse(host.id),
    storeId: storeIdSchema.parse(host.storeId),
    role: hostRoleSchema.parse(host.role),
    profile: storeProfileSchema.parse(host.store.profile),
    packs: await library.packsFor(transaction, tenantId, host.store.tags),
    hasAssignment: assignments > 0,
    checks: checks.map((row) => ({
      ...plannedCheckOf(row),
      id: checkIdSchema.parse(row.id),
      checkNo: row.checkNo,
      isRetired: row.retiredAt !== null,
    })),
  };
}
