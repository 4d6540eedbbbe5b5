import { type Failure, failureNumber, failureOfNumber } from './failures.ts';

/** The five phases of a network probe, in order; also the order of `phasesMs` on the wire. */
export const PHASES = ['resolve', 'connect', 'tls', 'request', 'response'] as const;
export type Phase = (typeof PHASES)[number];

/** The outcome of one probe. `degraded`: reachable, but altered or slow. */
export type Outcome =
  | { readonly kind: 'pass' }
  | { readonly kind: 'degraded'; readonly failure: Failure }
  | { readonly kind: 'fail'; readonly failure: Failure };

/** Failures that still reach the target: the probe is `degraded`, not `fail`. */
export const DEGRADING_FAILURES: readonly Failure[] = ['connect.proxy_only', 'tls.intercepted', 'tls.clock_wrong'];

/**
 * Returns an outcome as the smallint that the wire and the `report` table hold:
 * 0 pass, n fail with failure number n, -n degraded with failure number n.
 */
export function outcomeNumber(outcome: Outcome): number {
  switch (outcome.kind) {
    case 'pass':
      return 0;
    case 'degraded':
      return -failureNumber(outcome.failure);
    case 'fail':
      return failureNumber(outcome.failure);
  }
}

/** Returns the outcome of a number that `outcomeNumber` wrote, in this or a newer version. */
export function outcomeOfNumber(number: number): Outcome {
  if (number === 0) return { kind: 'pass' };
  return number < 0
    ? { kind: 'degraded', failure: failureOfNumber(-number) }
    : { kind: 'fail', failure: failureOfNumber(number) };
}
