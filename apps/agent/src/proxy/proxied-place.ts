import { isIP } from 'node:net';
import type { NetworkTarget } from '../probers/probe-result.ts';
import { isPublicName, isSpecialAddress } from '../resolver/address-facts.ts';
import type { ProxiedPlace } from './environment-proxy.ts';

/** The place of a target that a proxy can lead to; null for a bare name, and for what is within the store or the machine. */
export function proxiedPlaceOf(target: NetworkTarget): ProxiedPlace | null {
  if (target.kind === 'dns') return null;
  const isPublic = isIP(target.host) === 0 ? isPublicName(target.host) : !isSpecialAddress(target.host);
  return isPublic ? { isTls: target.kind !== 'http', host: target.host, port: target.port } : null;
}
