import { type AddressOutcome, fixFor, type NetworkTarget, type PhasesMs, targetText } from '@sightline/spec';
import { rankFailures } from '../../failures/rank-failures.ts';
import { type AddressSuspicion, judgeAddress } from '../../network/dns/address-facts.ts';
import type { Resolution, ResolvedAddress } from '../../network/dns/resolver.ts';
import { deadlineIn } from '../../network/tcp/deadline.ts';
import { clockOffsetText } from '../../network/tls/judge-certificate-time.ts';
import { limitHints, type Probe, type ProbeOptions, type ProbeResult, roundPhases } from '../probe-result.ts';
import { type Conclusion, concludeProbes } from './conclude-probes.ts';
import { applySuspicion, flagNxdomainRewrites } from './judge-resolved-addresses.ts';
import { type AddressProbe, observationsOf, probeAddress } from './probe-address.ts';

const ADDRESSES_MAX = 16;
/** All addresses together may take this many times the timeout of one. */
const TOTAL_SHARE_MAX = 4;

/**
 * Resolves a target, then probes its addresses one at a time through the phases of the target's kind. `timeoutMs` applies
 * to the name and to each address. Does not reject.
 */
export const probeDirectly: Probe = async (target, options) => {
  const startedMs = performance.now();
  const resolution = await options.resolver.resolve(target.host, options.timeoutMs, options.signal);
  const isLiteral = resolution.kind === 'found' && resolution.addresses[0]?.address === target.host;
  const resolveMs = isLiteral ? null : performance.now() - startedMs;
  const resolvedMs: PhasesMs = { resolve: resolveMs, connect: null, tls: null, request: null, response: null };

  if (resolution.kind === 'failed') {
    const { failure, hints } = resolution;
    return {
      outcome: { kind: 'fail', failure },
      failures: [failure],
      hints: limitHints(hints),
      addresses: [],
      phasesMs: resolvedMs,
    };
  }
  const { probes: plain, hints } = await probeAll(target, resolution, resolvedMs, options);
  const probes = await flagNxdomainRewrites(plain, target, options);
  const conclusion = concludeProbes(probes);
  return {
    outcome: conclusion.outcome,
    failures: conclusion.failures.slice(0, 8),
    hints: limitHints([...conclusion.hints, ...resolution.hints, ...hints]),
    addresses: probes.map(outcomeOf),
    phasesMs: conclusion.decisive?.phasesMs ?? resolvedMs,
    ...clockWords(target, conclusion),
    ...(conclusion.outcome.kind === 'pass'
      ? {}
      : { observations: probes.flatMap((probe) => observationsOf(probe, null)) }),
  };
};

/** If the clock is wrong, says by how much. */
function clockWords(target: NetworkTarget, { outcome, decisive }: Conclusion): Pick<ProbeResult, 'words'> {
  const aheadMs = decisive?.clockAheadMs;
  if (outcome.kind === 'pass' || outcome.failure !== 'tls.clock_wrong' || aheadMs === undefined) return {};
  const explanation = `This machine's clock is ${clockOffsetText(aheadMs)}, so the certificate of ${target.host} seems out of date. ${target.host} itself is reachable.`;
  return { words: { explanation, fix: fixFor('tls.clock_wrong', targetText(target)) } };
}

async function probeAll(
  target: NetworkTarget,
  resolution: Resolution & { kind: 'found' },
  resolvedMs: PhasesMs,
  options: ProbeOptions,
): Promise<{ readonly probes: readonly AddressProbe[]; readonly hints: readonly string[] }> {
  const deadline = deadlineIn(options.timeoutMs * TOTAL_SHARE_MAX);
  const probes: AddressProbe[] = [];
  for (const address of resolution.addresses.slice(0, ADDRESSES_MAX)) {
    if (probes.length > 0 && (deadline.remainingMs() === 0 || options.signal?.aborted === true)) break;
    probes.push(await probeOne(target, address, resolvedMs, options));
  }
  const left = resolution.addresses.length - probes.length;
  return { probes, hints: left > 0 ? [`${left} more addresses of this name were not tried.`] : [] };
}

async function probeOne(
  target: NetworkTarget,
  address: ResolvedAddress,
  phasesMs: PhasesMs,
  options: ProbeOptions,
): Promise<AddressProbe> {
  const isLiteral = target.host === address.address;
  const suspicion: AddressSuspicion = isLiteral
    ? { kind: 'none' }
    : judgeAddress(address.address, target.host, options.resolver.onLoopback);
  const untouched: AddressProbe = { address, failures: [], hints: [], phasesMs, provenBy: null, completed: false };
  if (suspicion.kind === 'sinkhole') return { ...untouched, failures: ['resolve.sinkhole'], hints: [suspicion.why] };
  // If only the address can tell, it must be beyond doubt.
  if (target.kind === 'dns') {
    return suspicion.kind === 'suspect'
      ? { ...untouched, failures: ['resolve.bogon'], hints: [suspicion.why] }
      : { ...untouched, completed: true };
  }
  const probe = await probeAddress(target, address, {
    ...options,
    resolveMs: phasesMs.resolve,
    clockOffsetMs: options.clockOffsetMs?.() ?? null,
  });
  return applySuspicion(probe, suspicion);
}

function outcomeOf(probe: AddressProbe): AddressOutcome {
  const { address, phasesMs } = probe;
  return {
    address: address.address,
    family: address.family,
    failure: rankFailures(probe.failures)[0] ?? null,
    phasesMs: roundPhases(phasesMs),
  };
}
