import { type CheckDetail, type CheckId, checkStateSchema, type TenantId } from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';
import { checkEvidenceSchema, verdictReasonOf, verdictReasonText } from '../../detection/index.ts';

/** As many as a page shows. */
const TRANSITIONS_MAX = 100;

/** The last changes of a check's state, newest first, and what the newest of them rests on. */
export async function readTransitions(
  transaction: TenantTransaction,
  tenantId: TenantId,
  checkId: CheckId,
): Promise<Pick<CheckDetail, 'transitions' | 'evidence'>> {
  const rows = await transaction.transition.findMany({
    where: { tenantId, checkId },
    select: { at: true, fromState: true, toState: true, reason: true, evidence: true },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: TRANSITIONS_MAX,
  });
  return {
    evidence: checkEvidenceSchema.safeParse(rows[0]?.evidence).data?.sentences ?? [],
    transitions: rows.map(({ at, fromState, toState, reason }) => ({
      at: at.toISOString(),
      from: checkStateSchema.parse(fromState),
      to: checkStateSchema.parse(toState),
      reason: verdictReasonText(verdictReasonOf(reason)),
    })),
  };
}
