import type { NetworkTarget } from '@sightline/spec';
import { type AddressSuspicion, isPublicName } from '../../network/dns/address-facts.ts';
import type { ProbeOptions } from '../probe-result.ts';
import type { AddressProbe } from './probe-address.ts';

/**
 * Follows OONI: an unusual address is a bad answer only if nothing there proves that it serves the name. An inspection
 * device that answers there proves nothing: it may be all there is.
 */
export function applySuspicion(probe: AddressProbe, suspicion: AddressSuspicion): AddressProbe {
  if (suspicion.kind === 'none' || probe.provenBy !== null) return probe;
  const hinted = { ...probe, hints: [suspicion.why, ...probe.hints] };
  return suspicion.kind === 'suspect' ? { ...hinted, failures: [...probe.failures, 'resolve.bogon'] } : hinted;
}

/**
 * Flags addresses that the resolver also returns for nonexistent names (`resolve.hijack`), unless the server there proves
 * that it serves the name. Does not reject.
 */
export async function flagNxdomainRewrites(
  probes: readonly AddressProbe[],
  target: NetworkTarget,
  { resolver, timeoutMs }: ProbeOptions,
): Promise<readonly AddressProbe[]> {
  const isAsked = probes.some((probe) => probe.address.address !== target.host && !isOfOrigin(probe));
  if (!isAsked || !isPublicName(target.host) || resolver.nxdomainRewrites === undefined) return probes;
  const rewrites = await resolver.nxdomainRewrites(target.host, timeoutMs);
  return probes.map((probe) => {
    const { address } = probe.address;
    if (isOfOrigin(probe) || !rewrites.includes(address)) return probe;
    const hint = `The resolver also returns ${address} for names that do not exist.`;
    return { ...probe, failures: [...probe.failures, 'resolve.hijack'], hints: [hint, ...probe.hints] };
  });
}

/** Whether the origin answered, possibly through a TLS inspection device: then the address is real. */
function isOfOrigin(probe: AddressProbe): boolean {
  if (probe.provenBy !== null) return true;
  return (
    probe.completed && probe.failures.length > 0 && probe.failures.every((failure) => failure === 'tls.intercepted')
  );
}
