import type { Outcome } from '@sightline/spec';

export type OutcomeKind = Outcome['kind'];

/** The latest outcome of a check, and for how many results in a row. */
export interface OutcomeStreak {
  readonly kind: OutcomeKind | null;
  /** How many results in a row had this outcome. */
  readonly inRow: number;
}

export const NO_STREAK: OutcomeStreak = { kind: null, inRow: 0 };

export type ReprobeDecision =
  | { readonly kind: 'as_planned'; readonly reason: 'unchanged' | 'first_result' | 'unconfirmed_failure_over' }
  /** Probe again after these delays, replacing earlier ones. */
  | {
      readonly kind: 'probe_again';
      readonly reason: 'fresh_failure' | 'fresh_recovery';
      readonly delaysMs: readonly number[];
    };

// Detection needs three failures to regress and two passes to recover (DESIGN 7); these delays make them come soon.
const FAILURE_DELAYS_MS = [5_000, 15_000] as const;
const RECOVERY_DELAYS_MS = [5_000] as const;
const FAILURES_TO_REGRESS = 3;

/** Decides from a result when to probe a check again. Pure. */
export function decideReprobe(
  streak: OutcomeStreak,
  kind: OutcomeKind,
): { readonly streak: OutcomeStreak; readonly decision: ReprobeDecision } {
  if (kind === streak.kind)
    return { streak: { kind, inRow: streak.inRow + 1 }, decision: { kind: 'as_planned', reason: 'unchanged' } };
  const next = { kind, inRow: 1 };
  if (kind !== 'pass')
    return { streak: next, decision: { kind: 'probe_again', reason: 'fresh_failure', delaysMs: FAILURE_DELAYS_MS } };
  if (streak.kind === null) return { streak: next, decision: { kind: 'as_planned', reason: 'first_result' } };
  return streak.inRow < FAILURES_TO_REGRESS
    ? { streak: next, decision: { kind: 'as_planned', reason: 'unconfirmed_failure_over' } }
    : { streak: next, decision: { kind: 'probe_again', reason: 'fresh_recovery', delaysMs: RECOVERY_DELAYS_MS } };
}
