import type { DeliveryDecision, DeliveryOutcome } from './delivery-outcome.ts';

/** When to retry a failed delivery, for channels of every kind. */
export const RETRY_POLICY = {
  /** After this many attempts, or this long, an alert no longer helps anyone. */
  attemptsMax: 12,
  ageMsMax: 6 * 3_600_000,
  /** The upper limit of the first wait. It doubles with each attempt. */
  backoffMsFirst: 4_000,
  backoffMsMax: 3_600_000,
} as const;

export interface Attempt {
  /** Counts from 1. */
  readonly number: number;
  /** Time since the delivery was requested. */
  readonly ageMs: number;
  /** In [0, 1): spreads the retries. */
  readonly chance: number;
}

/**
 * Decides what follows an attempt. The backoff is exponential with full jitter, and never shorter than the provider asked
 * for. Gives up once attempts or time run out, counting the wait that would follow.
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
