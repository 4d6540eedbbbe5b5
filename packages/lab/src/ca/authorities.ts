import { writeFile } from 'node:fs/promises';
import { Authority } from './authority.ts';

/** Products that intercept TLS, with the subject that their CA bears (reference: Chromium's interstitial data). */
const SUBJECT_BY_PRODUCT = {
  Fortinet: 'CN=FortiGate CA, OU=Certificate Authority, O=Fortinet, C=US',
  Zscaler: 'CN=Zscaler Root CA, O=Zscaler Inc., C=US',
  'Cisco Umbrella': 'CN=Cisco Umbrella Root CA, O=Cisco, C=US',
  Sophos: 'CN=Sophos SSL CA_C01001, O=Sophos Plc, C=GB',
  Forcepoint: 'CN=Forcepoint Cloud CA, O=Forcepoint LLC, C=US',
} as const;

/** A product that `createProductCa` can pose as. */
export type InterceptingProduct = keyof typeof SUBJECT_BY_PRODUCT;

/** The CA that everybody in the lab trusts, as the Internet's public ones are trusted. New on every call. */
export function createLabCa(): Promise<Authority> {
  return Authority.create('CN=Sightline Lab Root, O=Sightline Lab');
}

/** A CA named as the product's own is, which nobody in the lab trusts. New on every call. */
export function createProductCa(product: InterceptingProduct): Promise<Authority> {
  return Authority.create(SUBJECT_BY_PRODUCT[product]);
}

/** Writes the authority's certificate (PEM, no key) to a file, for `--ca` and `NODE_EXTRA_CA_CERTS`. */
export async function writeCaFile(authority: Authority, path: string): Promise<void> {
  await writeFile(path, `${authority.certPem}\n`);
}
