import type { Delivery, DeliveryFate } from './delivery.ts';

/** After so many attempts, or so long, an alert helps nobody any more. */
export const ATTEMPTS_MAX = 12;
export const AGE_MS_MAX = 6 * 3_600_000;

const BACKOFF_MS_FIRST = 4_000;
const BACKOFF_MS_MAX = 3_600_000;

export interface Attempt {
  /** Counts from 1. */
  readonly number: number;
  /** Since the delivery was asked for. */
  readonly ageMs: number;
  /** In [0, 1): spreads the retries. */
  readonly chance: number;
}

/**
 * What follows from an attempt: back-off is exponential with full jitter, and never shorter than the provider asked for.
 * Given up when attempts or time are used up, the wait that would follow included.
 */
export function decideFate(delivery: Delivery, attempt: Attempt): DeliveryFate {
  switch (delivery.kind) {
    case 'delivered':
      return { status: 'delivered', providerRef: delivery.providerRef };
    case 'rejected':
      return { status: 'rejected', reason: delivery.reason };
    case 'retry': {
      const ceilingMs = Math.min(BACKOFF_MS_FIRST * 2 ** (attempt.number - 1), BACKOFF_MS_MAX);
      const delayMs = Math.max(Math.round(ceilingMs * attempt.chance), delivery.afterMs ?? 0);
      const usedUp = attempt.number >= ATTEMPTS_MAX || attempt.ageMs + delayMs > AGE_MS_MAX;
      return usedUp
        ? { status: 'given_up', reason: delivery.reason }
        : { status: 'retrying', reason: delivery.reason, delayMs };
    }
  }
}
