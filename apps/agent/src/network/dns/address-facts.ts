import { BlockList, isIP, isIPv6 } from 'node:net';

/** What an address says about the answer that gave it; `why` is one sentence. */
export type AddressSuspicion =
  | { readonly kind: 'none' }
  /** An address that serves nothing but a product's block, or no address at all. */
  | { readonly kind: 'sinkhole'; readonly why: string }
  /** Not an Internet address, or one that a product has used: suspect for a public name until it proves the name. */
  | { readonly kind: 'suspect'; readonly why: string }
  /** Odd, but ordinary where this machine serves names itself; worth a word when nothing works there. */
  | { readonly kind: 'noted'; readonly why: string };

interface KnownAddress {
  readonly product: string;
  /** Holds an IPv4 address in its IPv6 form (`::ffff:...`) too, however that is written. */
  readonly addresses: BlockList;
}

function known(product: string, ...addresses: string[]): KnownAddress {
  const list = new BlockList();
  for (const address of addresses) list.addAddress(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  return { product, addresses: list };
}

// Published by the products; see reference/interception.md.
const SINKHOLES: readonly KnownAddress[] = [
  known('no address, but an answer that leads nowhere', '0.0.0.0', '::'),
  known(
    'the block address of Cisco Umbrella',
    ...[104, 105, 106, 107, 108, 110].map((last) => `146.112.61.${last}`),
    '67.215.65.130',
  ),
  known('the block address of the FortiGate DNS filter', '208.91.112.55', '2001:cdba::3257:9652'),
  known('the block address of AdGuard DNS', '94.140.14.35'),
  known('the block address of CleanBrowsing', '185.228.168.254'),
  known('the block address of SafeDNS', '195.46.39.11'),
];

// Addresses in a cloud's or everyone's range get re-used, so by themselves they prove nothing.
const SUSPECTS: readonly KnownAddress[] = [
  known('pfBlockerNG', '10.10.10.1'),
  known('WatchGuard DNSWatch', '3.93.224.57', '52.206.227.167'),
];

/** Names to which a DNS filter points what it blocks, and whose filter it is. */
const SINKHOLE_NAMES: readonly (readonly [name: string, product: string])[] = [
  ['sinkhole.paloaltonetworks.com', 'Palo Alto Networks'],
];

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

// RFC 6890 and RFC 4193: addresses that no public server has.
const special = new BlockList();
for (const [network, prefix] of [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['0.0.0.0', 8],
  ['240.0.0.0', 4],
] as const) {
  special.addSubnet(network, prefix);
}
special.addSubnet('fc00::', 7, 'ipv6');
special.addSubnet('fe80::', 10, 'ipv6');

const LOCAL_NAME = /(?:^|\.)(?:localhost|local|internal|lan|intranet|corp|home|home\.arpa)$/;

function contains(list: BlockList, address: string): boolean {
  return list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** Whether an address is this machine's own loopback. */
export function isLoopback(address: string): boolean {
  return contains(loopback, address);
}

/** Whether no public server can have an address: this machine's own, a private or a reserved one. */
export function isSpecialAddress(address: string): boolean {
  return isLoopback(address) || contains(special, address);
}

/** Whether a name should lead to a public address: it has a dot, and is under no local-only suffix. */
export function isPublicName(name: string): boolean {
  const bare = name.toLowerCase().replace(/\.$/, '');
  return bare.includes('.') && !LOCAL_NAME.test(bare);
}

/** Whether a host name or address can be on the Internet, and so be reached through a proxy; false inside the store. */
export function isInternetHost(host: string): boolean {
  return isIP(host) === 0 ? isPublicName(host) : !isSpecialAddress(host);
}

/** The product whose block page a canonical name is, or null. */
export function sinkholeOfName(name: string): string | null {
  const bare = name.toLowerCase().replace(/\.$/, '');
  return SINKHOLE_NAMES.find(([known]) => bare === known)?.[1] ?? null;
}

/**
 * Judges an address that a resolver gave for a name.
 *
 * A loopback address from a resolver on loopback is not suspect: both are of this machine's own making.
 */
export function judgeAddress(address: string, name: string, resolverOnLoopback: boolean): AddressSuspicion {
  const sinkhole = SINKHOLES.find((entry) => contains(entry.addresses, address));
  if (sinkhole !== undefined) return { kind: 'sinkhole', why: `${address} is ${sinkhole.product}.` };

  const used = SUSPECTS.find((entry) => contains(entry.addresses, address));
  if (used !== undefined) {
    return { kind: 'suspect', why: `${address} is an address that ${used.product} has answered for blocked names.` };
  }
  if (!isPublicName(name)) return { kind: 'none' };
  if (isLoopback(address)) return suspectLoopback(address, resolverOnLoopback);
  return contains(special, address)
    ? { kind: 'suspect', why: `${address} is not an Internet address.` }
    : { kind: 'none' };
}

function suspectLoopback(address: string, resolverOnLoopback: boolean): AddressSuspicion {
  const why = `${address} is this machine itself, as some DNS filters answer for blocked names.`;
  if (!resolverOnLoopback) return { kind: 'suspect', why };
  return address === '127.0.0.1' || address === '::1' ? { kind: 'noted', why } : { kind: 'none' };
}
