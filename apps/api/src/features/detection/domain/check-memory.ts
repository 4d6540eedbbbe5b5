import type { CheckState } from '@sightline/spec';
import { REGRESSION_RULE } from './regression-rule.ts';
import type { VerdictReason } from './verdict.ts';

/** What a result says about its target, roughly: the sign of its outcome number. */
export type OutcomeKind = 'pass' | 'degraded' | 'fail';

/** What detection remembers about a check between results. Times are ms since the epoch, by the store's corrected clock. */
export interface CheckMemory {
  readonly state: CheckState;
  readonly reason: VerdictReason;
  readonly sinceMs: number;
  /** The outcome number of the newest result; see `outcomeNumber`. */
  readonly lastOutcome: number;
  /** Results up to this time are history; null before the first result. */
  readonly judgedThroughMs: number | null;
  /** Results of the newest kind in a row, counted up to `failuresToRegress`; 0 before the first. */
  readonly streak: number;
  /** When the first result of the streak was; null before the first result. */
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
 * Returns the memory after one more result, before any verdict. A result that is not newer than what was already judged is
 * history and leaves the memory unchanged.
 */
export function rememberResult(memory: CheckMemory, result: ProbeResult): CheckMemory {
  if (memory.judgedThroughMs !== null && result.atMs <= memory.judgedThroughMs) return memory;

  const goesOn = memory.streak > 0 && outcomeKind(result.outcome) === outcomeKind(memory.lastOutcome);
  return {
    ...memory,
    lastOutcome: result.outcome,
    judgedThroughMs: result.atMs,
    streak: goesOn ? Math.min(memory.streak + 1, REGRESSION_RULE.failuresToRegress) : 1,
    outcomeSinceMs: goesOn ? memory.outcomeSinceMs : result.atMs,
  };
}

/** Returns whether a check passes and has settled, so that another pass changes nothing. */
export function isSteady(memory: CheckMemory): boolean {
  return memory.state === 'pass' && memory.lastOutcome === 0 && memory.streak >= REGRESSION_RULE.passesToRecover;
}
