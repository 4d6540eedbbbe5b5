import type { Failure } from '@sightline/spec';
import { rankFailures } from '../../failures/rank-failures.ts';
import { limitHints, type ProbeResult, roundPhases } from '../probe-result.ts';
import { concludeProbes } from './conclude-probes.ts';
import { type AddressProbe, observationsOf } from './probe-address.ts';

/** The result of a probe through one proxy; `proxy` as `http://host:port`, `from` names the setting it comes from. */
export type ProxiedProbe = { readonly proxy: string; readonly from: string } & (
  | { readonly kind: 'probed'; readonly probe: AddressProbe }
  /** The proxy refused or failed, and what it said is about the target. */
  | { readonly kind: 'refused'; readonly failure: Failure | null; readonly hint: string }
  /** The probe learned nothing about the target. */
  | { readonly kind: 'unreachable'; readonly failure: Failure }
);

/**
 * Merges a direct failure with the result through a proxy.
 *
 * Reachable through the proxy: degraded, because programs that do not use it get nothing. Failing both ways: all failures,
 * except one that only says that the proxy itself is down.
 */
export function mergeProxiedProbe(direct: ProbeResult, proxied: ProxiedProbe): ProbeResult {
  switch (proxied.kind) {
    case 'unreachable':
      return withHint(direct, `The proxy ${proxied.proxy} (${proxied.from}) is unreachable too (${proxied.failure}).`);
    case 'refused':
      return withFailures(withHint(direct, proxied.hint), proxied.failure === null ? [] : [proxied.failure]);
    case 'probed':
      return combineProbed(direct, proxied);
  }
}

function combineProbed(direct: ProbeResult, proxied: ProxiedProbe & { kind: 'probed' }): ProbeResult {
  const { outcome, failures, hints } = concludeProbes([proxied.probe]);
  const observations = [...observationsOf(proxied.probe, proxied.proxy), ...(direct.observations ?? [])];
  const proxyText = `the proxy ${proxied.proxy} (${proxied.from})`;
  if (outcome.kind === 'fail')
    return withFailures(
      withHint(
        { ...direct, observations, hints: [...hints, ...direct.hints] },
        `It also fails through ${proxyText}: ${outcome.failure}.`,
      ),
      failures,
    );
  return {
    outcome: { kind: 'degraded', failure: 'connect.proxy_only' },
    failures: rankFailures(['connect.proxy_only', ...failures, ...direct.failures]).slice(0, 8),
    hints: limitHints([`Reachable through ${proxyText}; directly: ${directly(direct)}.`, ...hints, ...direct.hints]),
    addresses: direct.addresses,
    phasesMs: roundPhases(proxied.probe.phasesMs),
    observations,
  };
}

function directly(direct: ProbeResult): string {
  return direct.failures[0] ?? 'unknown';
}

function withHint(direct: ProbeResult, hint: string): ProbeResult {
  return { ...direct, hints: limitHints([hint, ...direct.hints]) };
}

function withFailures(direct: ProbeResult, more: readonly Failure[]): ProbeResult {
  const failures = rankFailures([...direct.failures, ...more]).slice(0, 8);
  return { ...direct, failures, outcome: { kind: 'fail', failure: failures[0] ?? 'unknown.unclassified' } };
}
