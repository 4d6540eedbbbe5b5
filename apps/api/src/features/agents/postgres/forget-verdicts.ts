import type { CheckId, TenantId } from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';

/**
 * Nothing is known any more of these checks: their target is another, or they are out of use or back from it. The
 * transition takes them out of the incidents they are in; one that passes is in none, so that its transition is handled
 * from the beginning: thousands of them at once must not keep incidents waiting.
 */
export async function forgetVerdicts(
  transaction: TenantTransaction,
  tenantId: TenantId,
  { ids, at }: { readonly ids: readonly CheckId[]; readonly at: Date },
): Promise<void> {
  if (ids.length === 0) return;
  const evidence = { failure: null, explanation: '', fix: '', hints: [], sentences: [], failingSince: null };
  await transaction.$executeRaw`
    WITH before AS (
      SELECT check_id, store_id, state FROM check_state
      WHERE tenant_id = ${tenantId}::uuid AND check_id = ANY (${[...ids]}::uuid[]) ORDER BY check_id FOR UPDATE
    ), forgotten AS (
      UPDATE check_state c SET state = 'unverified', reason = 'never_probed', last_outcome = 0, streak = 0,
        outcome_since = NULL, steady = false, detail = NULL, judged_at = ${at},
        since = CASE WHEN c.state = 'unverified' THEN c.since ELSE ${at} END
      FROM before WHERE c.tenant_id = ${tenantId}::uuid AND c.check_id = before.check_id
    )
    INSERT INTO transition (tenant_id, subject, check_id, store_id, from_state, to_state, reason, evidence, at, handled_at)
    SELECT ${tenantId}::uuid, 'check', check_id, store_id, state, 'unverified', 'never_probed',
      ${JSON.stringify(evidence)}::jsonb, ${at}, CASE WHEN state = 'pass' THEN ${at}::timestamptz END
    FROM before WHERE state <> 'unverified'`;
}
