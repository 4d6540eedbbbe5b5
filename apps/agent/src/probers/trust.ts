import { X509Certificate } from 'node:crypto';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';

/** Which certificate authorities are believed: the public ones, and those that the operator added. */
export interface Trust {
  readonly secureContext: SecureContext;
  /** The PEM of the operator's own authorities, null when there are none. */
  readonly extraCa: string | null;
  readonly isPublicRoot: (fingerprint256: string) => boolean;
  readonly isExtraRoot: (fingerprint256: string) => boolean;
}

/** @param extraCa PEM text with one or more certificates. Throws when it is not that. */
export function createTrust(extraCa: string | null): Trust {
  const extra = new Set(extraCa === null ? [] : certificatesIn(extraCa).map(fingerprintOf));
  let publicRoots: ReadonlySet<string> | null = null;
  return {
    secureContext: createSecureContext(extraCa === null ? {} : { ca: caList(extraCa) }),
    extraCa,
    isPublicRoot: (fingerprint256) => {
      // Reading all roots costs a few MiB for a moment, and few probes ever ask.
      publicRoots ??= new Set(rootCertificates.map(fingerprintOf));
      return publicRoots.has(fingerprint256);
    },
    isExtraRoot: (fingerprint256) => extra.has(fingerprint256),
  };
}

/** The public authorities and the operator's, as the `ca` option of node:tls takes them. */
export function caList(extraCa: string): string[] {
  return [...rootCertificates, extraCa];
}

/** The certificates of a PEM file, each as its own PEM text; throws when there is none. */
export function certificatesIn(pem: string): string[] {
  const found = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g);
  if (found === null) throw new Error('no PEM certificate in it');
  return [...found];
}

function fingerprintOf(pem: string): string {
  return new X509Certificate(pem).fingerprint256;
}
