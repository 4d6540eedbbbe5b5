import { BlockList, isIP, isIPv6 } from 'node:net';

/** What an address says about the DNS answer it came from; `why` is one sentence. */
export type AddressSuspicion =
  | { readonly kind: 'none' }
  /** An address that only serves a product's block page, or the null address. */
  | { readonly kind: 'sinkhole'; readonly why: string }
  /**
   * Not an Internet address, or one that a product is known to use: suspect for a public name until it proves the name.
   */
  | { readonly kind: 'suspect'; readonly why: string }
  /** Unusual, but normal on a host that serves names itself; worth a hint if nothing works there. */
  | { readonly kind: 'noted'; readonly why: string };

interface KnownAddress {
  readonly product: string;
  /** Also matches IPv4 addresses in IPv6 form (`::ffff:...`), however written. */
  readonly addresses: BlockList;
}

function known(product: string, ...addresses: string[]): KnownAddress {
  const list = new BlockList();
  for (const address of addresses) list.addAddress(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  return { product, addresses: list };
}

// Published by the vendors; see reference/interception.md.
const SINKHOLES: readonly KnownAddress[] = [
  known('the null address, which leads nowhere', '0.0.0.0', '::'),
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

// These addresses are in shared ranges and get reused, so alone they prove nothing.
const SUSPECTS: readonly KnownAddress[] = [
  known('pfBlockerNG', '10.10.10.1'),
  known('WatchGuard DNSWatch', '3.93.224.57', '52.206.227.167'),
];

/** Names to which DNS filters redirect blocked names, with the filter's product. */
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

/** Whether an address is loopback. */
export function isLoopback(address: string): boolean {
  return contains(loopback, address);
}

/** Whether no public server can have this address: loopback, private or reserved. */
export function isSpecialAddress(address: string): boolean {
  return isLoopback(address) || contains(special, address);
}

/** Whether a name should resolve to a public address: it has a dot and no local-only suffix. */
export function isPublicName(name: string): boolean {
  const bare = name.toLowerCase().replace(/\.$/, '');
  return bare.includes('.') && !LOCAL_NAME.test(bare);
}

/** Whether a host name or address can be on the Internet, and so be reached through a proxy; false inside the store. */
export function isInternetHost(host: string): boolean {
  return isIP(host) === 0 ? isPublicName(host) : !isSpecialAddress(host);
}

/** Returns the product whose sinkhole a canonical name belongs to, or null. */
export function sinkholeOfName(name: string): string | null {
  const bare = name.toLowerCase().replace(/\.$/, '');
  return SINKHOLE_NAMES.find(([known]) => bare === known)?.[1] ?? null;
}

/**
 * Judges an address that a resolver returned for a name.
 *
 * A loopback address from a resolver on loopback is not suspect: both belong to this host.
 */
export function judgeAddress(address: string, name: string, resolverOnLoopback: boolean): AddressSuspicion {
  const sinkhole = SINKHOLES.find((entry) => contains(entry.addresses, address));
  if (sinkhole !== undefined) return { kind: 'sinkhole', why: `${address} is ${sinkhole.product}.` };

  const used = SUSPECTS.find((entry) => contains(entry.addresses, address));
  if (used !== undefined) {
    return { kind: 'suspect', why: `${address} is an address that ${used.product} returns for blocked names.` };
  }
  if (!isPublicName(name)) return { kind: 'none' };
  if (isLoopback(address)) return suspectLoopback(address, resolverOnLoopback);
  return contains(special, address)
    ? { kind: 'suspect', why: `${address} is not an Internet address.` }
    : { kind: 'none' };
}

function suspectLoopback(address: string, resolverOnLoopback: boolean): AddressSuspicion {
  const why = `${address} is this machine itself, which some DNS filters return for blocked names.`;
  if (!resolverOnLoopback) return { kind: 'suspect', why };
  return address === '127.0.0.1' || address === '::1' ? { kind: 'noted', why } : { kind: 'none' };
}
