import { writeFile } from 'node:fs/promises';
import { Authority } from './authority.ts';

/** Products that inspect TLS, with the subject of their CA (reference: Chromium's interstitial data). */
const SUBJECT_BY_PRODUCT = {
  Fortinet: 'CN=FortiGate CA, OU=Certificate Authority, O=Fortinet, C=US',
  Zscaler: 'CN=Zscaler Root CA, O=Zscaler Inc., C=US',
  'Cisco Umbrella': 'CN=Cisco Umbrella Root CA, O=Cisco, C=US',
  Sophos: 'CN=Sophos SSL CA_C01001, O=Sophos Plc, C=GB',
  Forcepoint: 'CN=Forcepoint Cloud CA, O=Forcepoint LLC, C=US',
} as const;

/** A product whose CA `createProductCa` can imitate. */
export type InterceptingProduct = keyof typeof SUBJECT_BY_PRODUCT;

/** Returns the CA that everyone in the lab trusts, like a public one on the Internet. New on every call. */
export function createLabCa(): Promise<Authority> {
  return Authority.create('CN=Sightline Lab Root, O=Sightline Lab');
}

/** Returns a CA named like the product's own, which nobody in the lab trusts. New on every call. */
export function createProductCa(product: InterceptingProduct): Promise<Authority> {
  return Authority.create(SUBJECT_BY_PRODUCT[product]);
}

/** Writes the authority's certificate (PEM, no key) to a file, for `--ca` and `NODE_EXTRA_CA_CERTS`. */
export async function writeCaFile(authority: Authority, path: string): Promise<void> {
  await writeFile(path, `${authority.certPem}\n`);
}
