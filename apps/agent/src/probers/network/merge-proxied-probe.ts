import type { Failure } from '@sightline/spec';
import { rankFailures } from '../../failures/rank-failures.ts';
import { limitHints, type ProbeResult, roundPhases } from '../probe-result.ts';
import { concludeProbes } from './conclude-probes.ts';
import { type AddressProbe, observationsOf } from './probe-address.ts';

/** What the way through one proxy came to; `proxy` as `http://host:port`, `from` who names it. */
export type ProxiedProbe = { readonly proxy: string; readonly from: string } & (
  | { readonly kind: 'probed'; readonly probe: AddressProbe }
  /** The proxy would not, or could not: what it said is about the target. */
  | { readonly kind: 'refused'; readonly failure: Failure | null; readonly hint: string }
  /** Nothing was learnt of the target. */
  | { readonly kind: 'unreachable'; readonly failure: Failure }
);

/**
 * Joins what a target did directly, which was a failure, with what it did through a proxy.
 *
 * Reached through it: degraded, because programs that do not know the proxy get nothing. Failing both ways: everything
 * that holds, except what only says that the proxy is out of order.
 */
export function mergeProxiedProbe(direct: ProbeResult, proxied: ProxiedProbe): ProbeResult {
  switch (proxied.kind) {
    case 'unreachable':
      return withHint(
        direct,
        `The proxy ${proxied.proxy} (${proxied.from}) cannot be reached either (${proxied.failure}).`,
      );
    case 'refused':
      return withFailures(withHint(direct, proxied.hint), proxied.failure === null ? [] : [proxied.failure]);
    case 'probed':
      return combineProbed(direct, proxied);
  }
}

function combineProbed(direct: ProbeResult, proxied: ProxiedProbe & { kind: 'probed' }): ProbeResult {
  const { outcome, failures, hints } = concludeProbes([proxied.probe]);
  const observations = [...observationsOf(proxied.probe, proxied.proxy), ...(direct.observations ?? [])];
  const way = `the proxy ${proxied.proxy} (${proxied.from})`;
  if (outcome.kind === 'fail')
    return withFailures(
      withHint(
        { ...direct, observations, hints: [...hints, ...direct.hints] },
        `It fails through ${way} too: ${outcome.failure}.`,
      ),
      failures,
    );
  return {
    outcome: { kind: 'degraded', failure: 'connect.proxy_only' },
    failures: rankFailures(['connect.proxy_only', ...failures, ...direct.failures]).slice(0, 8),
    hints: limitHints([`It is reached through ${way}; directly: ${directly(direct)}.`, ...hints, ...direct.hints]),
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
