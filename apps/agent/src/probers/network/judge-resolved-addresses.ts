import type { NetworkTarget } from '@sightline/spec';
import { type AddressSuspicion, isPublicName } from '../../network/dns/address-facts.ts';
import type { ProbeOptions } from '../probe-result.ts';
import type { AddressProbe } from './probe-address.ts';

/**
 * OONI's rule: an odd address is an odd answer only while nothing there proves that it serves the name. That an inspecting
 * device answers there is no proof: it may be all there is.
 */
export function applySuspicion(probe: AddressProbe, suspicion: AddressSuspicion): AddressProbe {
  if (suspicion.kind === 'none' || probe.provenBy !== null) return probe;
  const hinted = { ...probe, hints: [suspicion.why, ...probe.hints] };
  return suspicion.kind === 'suspect' ? { ...hinted, failures: [...probe.failures, 'resolve.bogon'] } : hinted;
}

/**
 * Finds the addresses that the resolver gives for names that do not exist as well (`resolve.hijack`): an answer that
 * everything gets is none for this name, unless the server there proves that it serves it. Does not reject.
 */
export async function flagNxdomainRewrites(
  probes: readonly AddressProbe[],
  target: NetworkTarget,
  { resolver, timeoutMs }: ProbeOptions,
): Promise<readonly AddressProbe[]> {
  const isAsked = probes.some((probe) => probe.address.address !== target.host && !isOfOrigin(probe));
  if (!isAsked || !isPublicName(target.host) || resolver.nxdomainRewrites === undefined) return probes;
  const madeUp = await resolver.nxdomainRewrites(target.host, timeoutMs);
  return probes.map((probe) => {
    const { address } = probe.address;
    if (isOfOrigin(probe) || !madeUp.includes(address)) return probe;
    const hint = `${address} is also what the resolver answers for names that do not exist.`;
    return { ...probe, failures: [...probe.failures, 'resolve.hijack'], hints: [hint, ...probe.hints] };
  });
}

/** Whether the origin answered, be it through a device that opens TLS: the address is then no invention. */
function isOfOrigin(probe: AddressProbe): boolean {
  if (probe.provenBy !== null) return true;
  return (
    probe.completed && probe.failures.length > 0 && probe.failures.every((failure) => failure === 'tls.intercepted')
  );
}
