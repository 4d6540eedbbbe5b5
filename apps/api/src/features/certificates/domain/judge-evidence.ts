import { EVIDENCE_AGE, FAILURE_GUIDE, formatInstant, type UnverifiedReason } from '@sightline/spec';
import type { CheckSnapshot } from './store-snapshot.ts';

/** Whether a check proves that its host reaches its target, and why, in one sentence. */
export type EvidenceJudgement =
  | { readonly kind: 'counts'; readonly at: Date; readonly text: string }
  | { readonly kind: 'does_not_count'; readonly reason: UnverifiedReason; readonly text: string };

type JudgedFields = Pick<CheckSnapshot, 'state' | 'reason' | 'failure' | 'lastProbedAt' | 'intervalS'>;

/**
 * Judges a check as evidence at a given time. Only a pass counts, and only while it is fresh: at most three intervals old,
 * or 15 minutes if that is longer. Pure.
 */
export function judgeEvidence(check: JudgedFields, now: Date): EvidenceJudgement {
  const { lastProbedAt, state, failure, reason } = check;
  if (lastProbedAt === null) return doubt('never_probed', 'Not probed yet.');
  if (now.getTime() - lastProbedAt.getTime() > evidenceAgeMaxS(check.intervalS) * 1_000) {
    return doubt('stale', `Last probed ${formatInstant(lastProbedAt, 'UTC', 'minutes')}, too long ago to count.`);
  }
  const seen = failure === null ? '' : `${FAILURE_GUIDE[failure].label}. `;
  switch (state) {
    case 'pass':
      return failure === null
        ? { kind: 'counts', at: lastProbedAt, text: 'Passed.' }
        : doubt('undecided', `${seen}The latest probe failed; one failure is not enough for a verdict.`);
    case 'degraded':
      return doubt('degraded', `${seen}${reason}`);
    case 'blocked':
      return doubt('failing', `${seen}${reason}`);
    case 'target_down':
      return doubt('target_down', `${seen}${reason}`);
    case 'store_offline':
      return doubt('store_offline', `${seen}${reason}`);
    case 'unverified':
      return doubt('undecided', `${seen}${reason}`);
  }
}

/** Returns how old the evidence of a check may be, in seconds. */
export function evidenceAgeMaxS(intervalS: number): number {
  return Math.max(EVIDENCE_AGE.intervals * intervalS, EVIDENCE_AGE.minS);
}

function doubt(reason: UnverifiedReason, text: string): EvidenceJudgement {
  return { kind: 'does_not_count', reason, text };
}
