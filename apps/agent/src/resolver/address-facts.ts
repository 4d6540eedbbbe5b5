import { BlockList, isIPv6 } from 'node:net';

/** What an address says about the answer that gave it. */
export type AddressSuspicion =
  | { readonly kind: 'none' }
  /** An address that serves nothing but a product's block, or no address at all. */
  | { readonly kind: 'sinkhole'; readonly product: string }
  /** Not an Internet address, or one that a product has used: suspect for a public name until it proves the name. */
  | { readonly kind: 'suspect'; readonly why: string };

interface KnownAddress {
  readonly product: string;
  readonly addresses: readonly string[];
}

// Published by the products; see reference/interception.md.
const SINKHOLES: readonly KnownAddress[] = [
  { product: 'an address that leads nowhere', addresses: ['0.0.0.0', '::'] },
  {
    product: 'Cisco Umbrella',
    addresses: [
      ...[104, 105, 106, 107, 108, 110].flatMap((last) => [`146.112.61.${last}`, `::ffff:146.112.61.${last}`]),
      '67.215.65.130',
    ],
  },
  { product: 'FortiGate DNS filter', addresses: ['208.91.112.55', '2001:cdba::3257:9652'] },
  { product: 'AdGuard DNS', addresses: ['94.140.14.35'] },
  { product: 'CleanBrowsing', addresses: ['185.228.168.254'] },
  { product: 'SafeDNS', addresses: ['195.46.39.11'] },
];

// Addresses in a cloud's or everyone's range get re-used, so by themselves they prove nothing.
const SUSPECTS: readonly KnownAddress[] = [
  { product: 'pfBlockerNG', addresses: ['10.10.10.1'] },
  { product: 'WatchGuard DNSWatch', addresses: ['3.93.224.57', '52.206.227.167'] },
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

/** Whether a name should lead to a public address: it has a dot, and is under no local-only suffix. */
export function isPublicName(name: string): boolean {
  const bare = name.toLowerCase().replace(/\.$/, '');
  return bare.includes('.') && !LOCAL_NAME.test(bare);
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
export function suspectAddress(address: string, name: string, resolverOnLoopback: boolean): AddressSuspicion {
  const known = SINKHOLES.find((entry) => entry.addresses.includes(address.toLowerCase()));
  if (known !== undefined) return { kind: 'sinkhole', product: known.product };

  const suspect = SUSPECTS.find((entry) => entry.addresses.includes(address));
  if (suspect !== undefined) {
    return { kind: 'suspect', why: `${address} is an address that ${suspect.product} has answered for blocked names` };
  }
  if (!isPublicName(name)) return { kind: 'none' };
  if (isLoopback(address) && !resolverOnLoopback) {
    return { kind: 'suspect', why: `${address} is this machine itself, not an Internet address` };
  }
  if (contains(special, address)) return { kind: 'suspect', why: `${address} is not an Internet address` };
  return { kind: 'none' };
}
