import type { DeliveryDecision, DeliveryOutcome } from './delivery-outcome.ts';

/** When a delivery that failed is tried again, on channels of every kind. */
export const RETRY_POLICY = {
  /** After so many attempts, or so long, an alert helps nobody any more. */
  attemptsMax: 12,
  ageMsMax: 6 * 3_600_000,
  /** The longest first wait; it doubles with each attempt. */
  backoffMsFirst: 4_000,
  backoffMsMax: 3_600_000,
} as const;

export interface Attempt {
  /** Counts from 1. */
  readonly number: number;
  /** Since the delivery was asked for. */
  readonly ageMs: number;
  /** In [0, 1): spreads the retries. */
  readonly chance: number;
}

/**
 * Decides what follows from an attempt: back-off is exponential with full jitter, and never shorter than the provider asked
 * for. Gives up when attempts or time are used up, the wait that would follow included.
 */
export function decideRetry(outcome: DeliveryOutcome, attempt: Attempt): DeliveryDecision {
  const { attemptsMax, ageMsMax, backoffMsFirst, backoffMsMax } = RETRY_POLICY;
  switch (outcome.kind) {
    case 'delivered':
      return { status: 'delivered', providerRef: outcome.providerRef };
    case 'rejected':
      return { status: 'rejected', reason: outcome.reason };
    case 'retry': {
      const ceilingMs = Math.min(backoffMsFirst * 2 ** (attempt.number - 1), backoffMsMax);
      const delayMs = Math.max(Math.round(ceilingMs * attempt.chance), outcome.afterMs ?? 0);
      const usedUp = attempt.number >= attemptsMax || attempt.ageMs + delayMs > ageMsMax;
      return usedUp
        ? { status: 'given_up', reason: outcome.reason }
        : { status: 'retrying', reason: outcome.reason, delayMs };
    }
  }
}
