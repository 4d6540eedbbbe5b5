import type { AddressOutcome, Failure, Outcome, PhasesMs, Target } from '@sightline/spec';
import type { ProxyChooser } from '../proxy/proxy-advice.ts';
import type { Resolver } from '../resolver/resolver.ts';
import type { Trust } from './trust.ts';

/** A target that is a name or an address on a network, for the prober of the five phases. */
export type NetworkTarget = Extract<Target, { kind: 'dns' | 'tcp' | 'tls' | 'http' | 'https' }>;

/** One probe of one target. */
export interface ProbeResult {
  readonly outcome: Outcome;
  readonly failures: readonly Failure[];
  readonly hints: readonly string[];
  readonly addresses: readonly AddressOutcome[];
  readonly phasesMs: PhasesMs;
}

export interface ProbeOptions {
  readonly resolver: Resolver;
  readonly trust: Trust;
  /** How long the name may take, and then each address. */
  readonly timeoutMs: number;
  /** Who knows the machine's proxies; without, none is tried. */
  readonly proxies?: ProxyChooser;
  readonly signal?: AbortSignal;
}

export type Probe = (target: NetworkTarget, options: ProbeOptions) => Promise<ProbeResult>;

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
