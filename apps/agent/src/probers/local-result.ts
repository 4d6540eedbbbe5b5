import { type AddressOutcome, FAILURE_GUIDE, type Failure, fillFix, type PhasesMs } from '@sightline/spec';
import { limitHints, type ProbeResult } from './probe-result.ts';

const NO_PHASES: PhasesMs = { resolve: null, connect: null, tls: null, request: null, response: null };

/** What a probe inside the store observed, apart from its outcome. */
export interface ResultDetails {
  /** One sentence. */
  readonly explanation: string;
  readonly hints?: readonly string[];
  readonly addresses?: readonly AddressOutcome[];
}

/** Returns a pass. */
export function passed(details: ResultDetails): ProbeResult {
  return resultOf({ kind: 'pass' }, [], { ...details, fix: '' });
}

/** Returns a fail; the first failure explains the outcome. `text` replaces the target in the failure's usual fix. */
export function failed(
  failures: readonly [Failure, ...Failure[]],
  details: ResultDetails & { readonly text: string; readonly fix?: string },
): ProbeResult {
  return resultOf({ kind: 'fail', failure: failures[0] }, failures, {
    ...details,
    fix: details.fix ?? usualFix(failures[0], details.text),
  });
}

/** Returns a degraded result: it works, but something is not as it should be. */
export function degraded(
  failure: Failure,
  details: ResultDetails & { readonly text: string; readonly fix?: string },
): ProbeResult {
  return resultOf({ kind: 'degraded', failure }, [failure], {
    ...details,
    fix: details.fix ?? usualFix(failure, details.text),
  });
}

function resultOf(
  outcome: ProbeResult['outcome'],
  failures: readonly Failure[],
  { explanation, fix, hints = [], addresses = [] }: ResultDetails & { readonly fix: string },
): ProbeResult {
  return {
    outcome,
    failures,
    hints: limitHints(hints),
    addresses,
    phasesMs: (addresses.find((address) => address.failure === null) ?? addresses[0])?.phasesMs ?? NO_PHASES,
    words: { explanation: explanation.slice(0, 600), fix: fix.slice(0, 600) },
  };
}

function usualFix(failure: Failure, text: string): string {
  const { fix, fixOnLan = fix } = FAILURE_GUIDE[failure];
  return fillFix(fixOnLan, { target: text, endpoint: text, name: text });
}
