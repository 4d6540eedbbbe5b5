import { type CheckDetail, type CheckId, checkStateSchema, type TenantId } from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';
import { checkEvidenceSchema, verdictReasonOf, verdictReasonText } from '../../detection/index.ts';

/** The most that the check page shows. */
const TRANSITIONS_MAX = 100;

/** Reads the latest transitions of a check, newest first, and the evidence for the newest one. */
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
