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

/** Marks the transitions of a batch as handled. */
export async function markHandled(
  transaction: TenantTransaction,
  tenantId: TenantId,
  { transitionIds }: ChangeBatch,
): Promise<void> {
  await transaction.transition.updateMany({
    where: { tenantId, id: { in: [...transitionIds] } },
    data: { handledAt: new Date() },
  });
}

/**
 * Marks isolated transitions as handled that a later, handled transition of the same check has overtaken, or whose check is
 * retired: applying them now would replace a new state with an old one. Returns their ids.
 */
export async function markOvertaken(
  transaction: TenantTransaction,
  tenantId: TenantId,
  { waiting, due }: IsolatedChanges,
): Promise<string[]> {
  const isolated = [...waiting, ...due];
  if (isolated.length === 0) return [];
  const overtaken = await transaction.$queryRaw<{ id: string }[]>`
    UPDATE transition t SET handled_at = now()
    FROM planned_check p
    WHERE t.tenant_id = ${tenantId}::uuid AND t.id = ANY (${isolated}::uuid[]) AND t.handled_at IS NULL
      AND p.tenant_id = t.tenant_id AND p.id = t.check_id
      AND (p.retired_at IS NOT NULL OR EXISTS (
        SELECT FROM transition n WHERE n.tenant_id = t.tenant_id AND n.check_id = t.check_id AND n.id > t.id
          AND n.handled_at IS NOT NULL))
    RETURNING t.id`;
  return overtaken.map((row) => row.id);
}
