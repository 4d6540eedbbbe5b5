import { isIP } from 'node:net';
import type { NetworkTarget } from '../../probers/probe-result.ts';
import { isPublicName, isSpecialAddress } from '../dns/address-facts.ts';
import type { ProxiedPlace } from './environment-proxy.ts';

/** The place of a target that a proxy can lead to; null for a bare name, and for what is within the store or the machine. */
export function proxiedPlaceOf(target: NetworkTarget): ProxiedPlace | null {
  if (target.kind === 'dns' || !isBeyondStore(target.host)) return null;
  return { isTls: target.kind !== 'http', host: target.host, port: target.port };
}

/** The place of an http(s) URL. Throws for what is no URL. */
export function placeOfUrl(text: string): ProxiedPlace {
  const url = new URL(text);
  const isTls = url.protocol === 'https:';
  const port = url.port === '' ? (isTls ? 443 : 80) : Number(url.port);
  return { isTls, host: url.hostname.replace(/^\[|\]$/g, ''), port };
}

/** Whether a name or an address may be one of the Internet, where alone a proxy leads. */
export function isBeyondStore(host: string): boolean {
  return isIP(host) === 0 ? isPublicName(host) : !isSpecialAddress(host);
}
