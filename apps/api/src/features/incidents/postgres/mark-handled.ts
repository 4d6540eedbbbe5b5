import type { TenantId } from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';
import type { ChangeBatch } from './load-changes.ts';
import type { IsolatedChanges } from './load-isolated-changes.ts';

/** Waits until no other correlation of the tenant runs. Holds the lock until the transaction ends. */
export async function lockIncidents(transaction: TenantTransaction, tenantId: TenantId): Promise<void> {
  await transaction.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`incidents/${tenantId}`}, 0))::text`;
}

/** Marks all transitions of a control as handled, without incidents. Returns whether the tenant is a control. */
export async function handleAsControl(transaction: TenantTransaction, tenantId: TenantId): Promise<boolean> {
  const tenant = await transaction.tenant.findUnique({ where: { id: tenantId }, select: { isControl: true } });
  if (tenant?.isControl !== true) return false;
  await transaction.transition.updateMany({
    where: { tenantId, subject: 'check', handledAt: null },
    data: { handledAt: new Date() },
  });
  return true;
}

/**
 * Marks the transitions of a batch as handled, and isolated ones that a later change of the same check has overtaken:
 * applying those later would replace a new state with an old one. Returns the ids of the overtaken ones.
 */
export async function markHandled(
  transaction: TenantTransaction,
  tenantId: TenantId,
  { transitionIds, retiredCheckIds }: ChangeBatch,
  { waiting }: IsolatedChanges,
): Promise<string[]> {
  await transaction.transition.updateMany({
    where: { tenantId, id: { in: [...transitionIds] } },
    data: { handledAt: new Date() },
  });
  if (waiting.length === 0) return [];
  const overtaken = await transaction.$queryRaw<{ id: string }[]>`
    UPDATE transition t SET handled_at = now()
    WHERE t.tenant_id = ${tenantId}::uuid AND t.id = ANY (${waiting}::uuid[]) AND t.handled_at IS NULL
      AND (t.check_id = ANY (${retiredCheckIds}::uuid[]) OR EXISTS (
        SELECT FROM transition n WHERE n.tenant_id = t.tenant_id AND n.check_id = t.check_id AND n.id > t.id
          AND n.id = ANY (${transitionIds}::uuid[])))
    RETURNING t.id`;
  return overtaken.map((row) => row.id);
}
