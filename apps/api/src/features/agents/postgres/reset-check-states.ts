import type { CheckId, TenantId } from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';

/**
 * Resets checks to `unverified`, because their target changed or they were retired or restored.
 *
 * The transition removes them from their incidents. A check that passes is in no incident, so its transition is written
 * as already handled: thousands of them at once must not delay incidents.
 */
export async function resetCheckStates(
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
    ), reset AS (
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
