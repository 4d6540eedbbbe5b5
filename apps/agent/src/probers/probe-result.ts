import type { AddressOutcome, Failure, NetworkTarget, Outcome, PhasesMs } from '@sightline/spec';
import type { ProxyChooser } from '../network/proxy/proxy-selection.ts';
import type { Resolver } from '../network/dns/resolver.ts';
import type { AddressSight } from '../network/observation.ts';
import type { Trust } from '../network/tls/trust-store.ts';

export type { NetworkTarget } from '@sightline/spec';

/** One probe of one target. */
export interface ProbeResult {
  readonly outcome: Outcome;
  readonly failures: readonly Failure[];
  readonly hints: readonly string[];
  readonly addresses: readonly AddressOutcome[];
  readonly phasesMs: PhasesMs;
  /** What was seen on the way of a target that does not pass; for evidence, and then to be let go. */
  readonly sights?: readonly AddressSight[];
  /** What was seen and what to change, where the prober can say it better than the failure's own words. */
  readonly words?: { readonly explanation: string; readonly fix: string };
}

export interface ProbeOptions {
  readonly resolver: Resolver;
  readonly trust: Trust;
  /** How long the name may take, and then each address. */
  readonly timeoutMs: number;
  /** Who knows the machine's proxies; without, none is tried. */
  readonly proxies?: ProxyChooser;
  /** The API's clock minus this machine's, in ms; null before it was heard. */
  readonly clockOffsetMs?: () => number | null;
  readonly signal?: AbortSignal;
}

export type Probe = (target: NetworkTarget, options: ProbeOptions) => Promise<ProbeResult>;

/** The result without what is for evidence only: certificates and answers, too much to keep until a report is built. */
export function withoutSights(result: ProbeResult): ProbeResult {
  const { sights, ...kept } = result;
  return sights === undefined ? result : kept;
}

/** Within the limits of a report's details. */
export function boundedHints(hints: readonly string[]): string[] {
  return [...new Set(hints)].slice(0, 8).map((hint) => hint.slice(0, 300));
}

/** Durations to a tenth of a ms. */
export function roundedPhases(phasesMs: PhasesMs): PhasesMs {
  const round = (ms: number | null): number | null => (ms === null ? null : Math.round(ms * 10) / 10);
  return {
    resolve: round(phasesMs.resolve),
    connect: round(phasesMs.connect),
    tls: round(phasesMs.tls),
    request: round(phasesMs.request),
    response: round(phasesMs.response),
  };
}
