import type { CheckId, PlannedCheck, TenantId } from '@sightline/spec';
import type { TenantTransaction } from '../../../../platform/database/database.ts';
import type { PlanToApply } from '../../application/agents.port.ts';

/** Writes what changed in a host's plan, the verdicts that hold no more, and the next revision of its assignment. */
export async function applyPlan(transaction: TenantTransaction, tenantId: TenantId, plan: PlanToApply): Promise<void> {
  const { host, changes, at } = plan;
  await addChecks(transaction, tenantId, plan);
  for (const { id, check } of changes.changed) {
    await transaction.plannedCheck.update({
      where: { tenantId_id: { tenantId, id } },
      data: { ...columnsOf(check), retiredAt: null },
    });
  }
  if (changes.retired.length > 0) {
    await transaction.plannedCheck.updateMany({
      where: { tenantId, id: { in: [...changes.retired] } },
      data: { retiredAt: at },
    });
  }
  if (changes.unknownNow.length > 0) await forgetVerdicts(transaction, tenantId, { ids: changes.unknownNow, at });
  await raiseRevision(transaction, tenantId, plan);
  await transaction.$queryRaw`SELECT refresh_store_states(${tenantId}::uuid, ARRAY[${host.storeId}::uuid], ${at})`;
}

async function addChecks(transaction: TenantTransaction, tenantId: TenantId, plan: PlanToApply): Promise<void> {
  const { hostId, storeId } = plan.host;
  if (plan.changes.added.length === 0) return;
  const made = await transaction.plannedCheck.createManyAndReturn({
    data: plan.changes.added.map(({ checkNo, check }) => ({ ...columnsOf(check), tenantId, storeId, hostId, checkNo })),
    select: { id: true, checkNo: true },
  });
  await transaction.checkState.createMany({
    data: made.map(({ id, checkNo }) => ({
      tenantId,
      checkId: id,
      storeId,
      hostId,
      checkNo,
      state: 'unverified',
      reason: 'never_probed',
      since: plan.at,
    })),
  });
}

/** Field by field, since a stored check carries more than its plan. */
function columnsOf(check: PlannedCheck): PlannedCheck {
  const { packId, key, entryId, title, target, targetKey, scope, required, anyOf, intervalS, timeoutMs } = check;
  return { packId, key, entryId, title, target, targetKey, scope, required, anyOf, intervalS, timeoutMs };
}

/**
 * Nothing is known any more of these checks: their target is another, or they are out of use or back from it. The
 * transition takes them out of the incidents they are in.
 */
async function forgetVerdicts(
  transaction: TenantTransaction,
  tenantId: TenantId,
  { ids, at }: { readonly ids: readonly CheckId[]; readonly at: Date },
): Promise<void> {
  const evidence = { failure: null, explanation: '', fix: '', hints: [], sentences: [], failingSince: null };
  await transaction.$executeRaw`
    WITH before AS (
      SELECT check_id, store_id, state FROM check_state
      WHERE tenant_id = ${tenantId}::uuid AND check_id = ANY (${[...ids]}::uuid[]) FOR UPDATE
    ), forgotten AS (
      UPDATE check_state c SET state = 'unverified', reason = 'never_probed', last_outcome = 0, streak = 0,
        outcome_since = NULL, steady = false, detail = NULL, judged_at = ${at},
        since = CASE WHEN c.state = 'unverified' THEN c.since ELSE ${at} END
      FROM before WHERE c.tenant_id = ${tenantId}::uuid AND c.check_id = before.check_id
    )
    INSERT INTO transition (tenant_id, subject, check_id, store_id, from_state, to_state, reason, evidence, at)
    SELECT ${tenantId}::uuid, 'check', check_id, store_id, state, 'unverified', 'never_probed',
      ${JSON.stringify(evidence)}::jsonb, ${at}
    FROM before WHERE state <> 'unverified'`;
}

async function raiseRevision(transaction: TenantTransaction, tenantId: TenantId, plan: PlanToApply): Promise<void> {
  const { hostId } = plan.host;
  const current = {
    reportIntervalS: plan.reportIntervalS,
    packs: plan.host.role === 'control' ? [] : plan.host.packs.map(({ id, version }) => ({ packId: id, version })),
    updatedAt: plan.at,
  };
  await transaction.assignment.upsert({
    where: { tenantId_hostId: { tenantId, hostId } },
    create: { ...current, tenantId, hostId, revision: 1 },
    update: { ...current, revision: { increment: 1 } },
  });
}
