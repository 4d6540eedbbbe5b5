import ipaddr from 'ipaddr.js';

/** The address ranges (as ipaddr.js names them) of a store network. Probing any other range would scan the Internet. */
const LOCAL: readonly string[] = ['private', 'uniqueLocal', 'carrierGradeNat'];

/** Returns whether an address can belong to a host in a store network. False for anything that is not an address. */
export function isLocalAddress(address: string): boolean {
  return ipaddr.isValid(address) && LOCAL.includes(ipaddr.process(address).range());
}
