import ipaddr from 'ipaddr.js';

/** Returns whether a range, or a single address, contains an address. False for text that is not an address or range. */
export function contains(range: string, address: string): boolean {
  const network = range.includes('/') ? range : `${range}/${range.includes(':') ? '128' : '32'}`;
  if (!ipaddr.isValidCIDR(network) || !ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  const [base, prefix] = ipaddr.parseCIDR(network);
  return parsed.kind() === base.kind() && parsed.match(base, prefix);
}
