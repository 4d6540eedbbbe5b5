import { isIP } from 'node:net';
import { isPublicName, isSpecialAddress } from '../network/dns/address-facts.ts';

/** Whether a target's host is within the store: an address that no public server has, or a name without a public suffix. */
export function isOnLan(host: string): boolean {
  return isIP(host) === 0 ? !isPublicName(host) : isSpecialAddress(host);
}
