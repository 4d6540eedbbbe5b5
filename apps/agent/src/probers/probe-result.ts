import type { AddressOutcome, Failure, NetworkTarget, Outcome, PhasesMs } from '@sightline/spec';
import type { Resolver } from '../network/dns/resolver.ts';
import type { HttpObservation } from '../network/http/exchange-http.ts';
import type { ProxySelector } from '../network/proxy/proxy-selector.ts';
import type { TlsObservation } from '../network/tls/tls-handshake.ts';
import type { TrustStore } from '../network/tls/trust-store.ts';

/** What a probe saw at one address of a target that does not pass; kept as evidence only. */
export interface AddressObservation {
  readonly address: string;
  /** The proxy in between as `http://host:port`; null for a direct connection. */
  readonly proxy: string | null;
  readonly tls: TlsObservation | null;
  readonly answer: HttpObservation | null;
}

/** The result of one probe of one target. */
export interface ProbeResult {
  readonly outcome: Outcome;
  readonly failures: readonly Failure[];
  readonly hints: readonly string[];
  readonly addresses: readonly AddressOutcome[];
  readonly phasesMs: PhasesMs;
  /** What was observed at a target that does not pass; kept only until evidence is gathered. */
  readonly observations?: readonly AddressObservation[];
  /** Explanation and fix, if the prober can say more than the failure's standard text. */
  readonly words?: { readonly explanation: string; readonly fix: string };
}

export interface ProbeOptions {
  readonly resolver: Resolver;
  readonly trust: TrustStore;
  /** The time limit for the name, and then for each address. */
  readonly timeoutMs: number;
  /** Selects this host's proxies; without it, no proxy is tried. */
  readonly proxies?: ProxySelector;
  /** The API's clock minus this host's, in ms; null while unknown. */
  readonly clockOffsetMs?: () => number | null;
  readonly signal?: AbortSignal;
}

export type Probe = (target: NetworkTarget, options: ProbeOptions) => Promise<ProbeResult>;

/**
 * Returns the result without its observations: certificates and responses are too large to keep until a report is
 * built.
 */
export function withoutObservations(result: ProbeResult): ProbeResult {
  const { observations, ...kept } = result;
  return observations === undefined ? result : kept;
}

/** Returns hints within the limits of a report. */
export function limitHints(hints: readonly string[]): string[] {
  return [...new Set(hints)].slice(0, 8).map((hint) => hint.slice(0, 300));
}

/** Rounds durations to a tenth of a ms. */
export function roundPhases(phasesMs: PhasesMs): PhasesMs {
  const round = (ms: number | null): number | null => (ms === null ? null : Math.round(ms * 10) / 10);
  return {
    resolve: round(phasesMs.resolve),
    connect: round(phasesMs.connect),
    tls: round(phasesMs.tls),
    request: round(phasesMs.request),
    response: round(phasesMs.response),
  };
}
