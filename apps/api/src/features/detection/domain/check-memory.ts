import type { CheckState } from '@sightline/spec';
import type { VerdictReason } from './verdict.ts';

/** What a result says of its target, coarsely: the sign of its outcome number. */
export type OutcomeKind = 'pass' | 'degraded' | 'fail';

/** Results in a row that make a regression, and those that end one. */
export const FAILURES_TO_REGRESS = 3;
export const PASSES_TO_RECOVER = 2;

/** What detection remembers of a check between results. Times are ms since the epoch, by the store's corrected clock. */
export interface CheckMemory {
  readonly state: CheckState;
  readonly reason: VerdictReason;
  readonly sinceMs: number;
  /** The outcome number of the newest result; see `outcomeNumber`. */
  readonly lastOutcome: number;
  /** Results up to this time are history; null before the first. */
  readonly judgedThroughMs: number | null;
  /** Results of the newest kind in a row, counted up to `FAILURES_TO_REGRESS`; 0 before the first. */
  readonly streak: number;
  /** When the first of them was; null before the first. */
  readonly outcomeSinceMs: number | null;
}

export interface ProbeResult {
  readonly atMs: number;
  readonly outcome: number;
}

export function outcomeKind(outcome: number): OutcomeKind {
  if (outcome === 0) return 'pass';
  return outcome < 0 ? 'degraded' : 'fail';
}

/**
 * The memory after one more result, before any verdict. A result that is not newer than what was judged already is
 * history, and leaves the memory as it is.
 */
export function rememberResult(memory: CheckMemory, result: ProbeResult): CheckMemory {
  if (memory.judgedThroughMs !== null && result.atMs <= memory.judgedThroughMs) return memory;

  const goesOn = memory.streak > 0 && outcomeKind(result.outcome) === outcomeKind(memory.lastOutcome);
  return {
    ...memory,
    lastOutcome: result.outcome,
    judgedThroughMs: result.atMs,
    streak: goesOn ? Math.min(memory.streak + 1, FAILURES_TO_REGRESS) : 1,
    outcomeSinceMs: goesOn ? memory.outcomeSinceMs : result.atMs,
  };
}

/** Passing and settled: another pass would change nothing. */
export function isSteady(memory: CheckMemory): boolean {
  return memory.state === 'pass' && memory.lastOutcome === 0 && memory.streak >= PASSES_TO_RECOVER;
}
