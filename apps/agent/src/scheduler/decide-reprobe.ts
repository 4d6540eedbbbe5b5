import type { Outcome } from '@sightline/spec';

export type OutcomeKind = Outcome['kind'];

/** The latest outcome of a check, and for how many results in a row. */
export interface Watch {
  readonly kind: OutcomeKind | null;
  /** How many results in a row had this outcome. */
  readonly inRow: number;
}

export const NO_STREAK: Watch = { kind: null, inRow: 0 };

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
  watch: Watch,
  kind: OutcomeKind,
): { readonly watch: Watch; readonly decision: ReprobeDecision } {
  if (kind === watch.kind)
    return { watch: { kind, inRow: watch.inRow + 1 }, decision: { kind: 'as_planned', reason: 'unchanged' } };
  const next = { kind, inRow: 1 };
  if (kind !== 'pass')
    return { watch: next, decision: { kind: 'probe_again', reason: 'fresh_failure', delaysMs: FAILURE_DELAYS_MS } };
  if (watch.kind === null) return { watch: next, decision: { kind: 'as_planned', reason: 'first_result' } };
  return watch.inRow < FAILURES_TO_REGRESS
    ? { watch: next, decision: { kind: 'as_planned', reason: 'unconfirmed_failure_over' } }
    : { watch: next, decision: { kind: 'probe_again', reason: 'fresh_recovery', delaysMs: RECOVERY_DELAYS_MS } };
}
