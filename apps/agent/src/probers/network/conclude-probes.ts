import { DEGRADING_FAILURES, type Failure, type Outcome } from '@sightline/spec';
import { rankFailures } from '../../failures/rank-failures.ts';
import type { AddressProbe } from './probe-address.ts';

/** The result of all addresses of a target together. */
export interface Conclusion {
  readonly outcome: Outcome;
  /** All failures behind the outcome, most telling first; none for a pass. */
  readonly failures: readonly Failure[];
  readonly hints: readonly string[];
  /** The address behind the outcome; its phases are the result's. */
  readonly decisive: AddressProbe | null;
}

/** Concludes from all addresses: one that works is enough, and failures of the others become hints. */
export function concludeProbes(probes: readonly AddressProbe[]): Conclusion {
  const working = probes.find((probe) => probe.failures.length === 0);
  const altered = probes.find((probe) => probe.failures.length > 0 && isUsable(probe));
  const usable = working ?? altered;
  if (usable !== undefined) {
    const failures = rankFailures(usable.failures);
    const [failure] = failures;
    const hints = [...usable.hints, ...brokenAddressHints(probes)];
    return {
      outcome: failure === undefined ? { kind: 'pass' } : { kind: 'degraded', failure },
      failures,
      hints,
      decisive: usable,
    };
  }
  const failures = rankFailures(probes.flatMap((probe) => probe.failures));
  const failure = failures[0] ?? 'unknown.unclassified';
  return {
    outcome: { kind: 'fail', failure },
    failures,
    hints: [...new Set(probes.flatMap((probe) => probe.hints))],
    decisive: probes.find((probe) => probe.failures.includes(failure)) ?? null,
  };
}

function isUsable(probe: AddressProbe): boolean {
  return probe.completed && probe.failures.every((failure) => DEGRADING_FAILURES.includes(failure));
}

function brokenAddressHints(probes: readonly AddressProbe[]): string[] {
  const broken = probes.filter((probe) => !isUsable(probe));
  if (broken.length === 0) return [];
  const ofFamily = (family: 4 | 6): boolean =>
    probes.filter((probe) => probe.address.family === family).every((probe) => !isUsable(probe));
  const list = broken
    .map((probe) => `${probe.address.address}: ${rankFailures(probe.failures)[0] ?? 'unknown'}`)
    .join(', ');
  const hasFamily = (family: 4 | 6): boolean => broken.some((probe) => probe.address.family === family);
  if (hasFamily(6) && ofFamily(6)) return [`IPv6 fails from here, IPv4 works (${list}).`.slice(0, 300)];
  if (hasFamily(4) && ofFamily(4)) return [`IPv4 fails from here, IPv6 works (${list}).`.slice(0, 300)];
  return [`Some addresses of this name fail from here (${list}).`.slice(0, 300)];
}
