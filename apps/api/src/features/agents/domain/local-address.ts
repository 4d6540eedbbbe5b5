import ipaddr from 'ipaddr.js';

/** Ranges (by the names of ipaddr.js) of which a store's own network is made; to probe others would be to scan the Internet. */
const LOCAL: readonly string[] = ['private', 'uniqueLocal', 'carrierGradeNat'];

/** Whether an address can be that of a machine in a store's own network. False for what is no address. */
export function isLocalAddress(address: string): boolean {
  return ipaddr.isValid(address) && LOCAL.includes(ipaddr.process(address).range());
}
