import type { LeafOptions } from '../ca/authority.ts';

/** How one of the vendor's sites is served. */
export interface VendorSite {
  readonly name: string;
  readonly addresses: readonly [string, ...string[]];
  /** `plain`: no TLS on 443; `old`: TLS 1.0 and 1.1 only. */
  readonly tls: 'good' | 'plain' | 'old';
  /** How its certificate differs from a valid one. */
  readonly leaf: LeafOptions & { readonly name?: string };
  /** Its response to everything but `/report`, which has a body of 64 KiB. */
  readonly answer: 'ok' | 'unavailable' | 'challenge';
}

function site(name: string, addresses: VendorSite['addresses'], differently: Partial<VendorSite> = {}): VendorSite {
  return { name: `${name}.vendor.test`, addresses, tls: 'good', leaf: {}, answer: 'ok', ...differently };
}

/** The store resolves the CDN's name to the first address, the control to the second, as with any CDN. */
export const CDN = { store: '203.0.113.14', control: '203.0.113.15' } as const;

/** All sites of the vendor. Each has its own addresses, so that a firewall can tell them apart. */
export const SITES = {
  main: site('m570.oltp', ['203.0.113.10']),
  other: site('api', ['203.0.113.11']),
  dual: site('dual', ['203.0.113.12', '2001:db8:113::12']),
  sixOnly: site('six', ['2001:db8:113::13']),
  pair: site('pair', ['203.0.113.16', '203.0.113.17']),
  cdn: site('cdn', [CDN.store, CDN.control]),
  expired: site('expired', ['203.0.113.21'], { leaf: { expired: true } }),
  notYetValid: site('early', ['203.0.113.22'], { leaf: { notYetValid: true } }),
  wrongName: site('wrong', ['203.0.113.23'], { leaf: { name: 'shop.elsewhere.test' } }),
  selfSigned: site('self', ['203.0.113.24'], { leaf: { selfSigned: true } }),
  oldTls: site('old', ['203.0.113.25'], { tls: 'old' }),
  plain: site('plain', ['203.0.113.26'], { tls: 'plain' }),
  unavailable: site('unavailable', ['203.0.113.27'], { answer: 'unavailable' }),
  challenge: site('challenge', ['203.0.113.28'], { answer: 'challenge' }),
  /** Not the vendor's: where a rewritten DNS answer leads. */
  elsewhere: site('parking', ['203.0.113.99'], { leaf: { name: 'parking.elsewhere.test' } }),
} as const satisfies Record<string, VendorSite>;

/** All sites, and all their addresses. */
export const ALL_SITES: readonly VendorSite[] = Object.values(SITES);
export const ALL_ADDRESSES: readonly string[] = ALL_SITES.flatMap((one) => one.addresses);
