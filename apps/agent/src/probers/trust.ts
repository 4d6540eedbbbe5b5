import { X509Certificate } from 'node:crypto';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';

/** Which certificate authorities are believed: the public ones, and those that the operator added. */
export interface Trust {
  readonly secureContext: SecureContext;
  /** The PEM of the operator's own authorities, null when there are none. */
  readonly extraCa: string | null;
  /** Whether the certificate at the top of a chain is, or is signed by, an authority of the kind; dates left aside. */
  readonly isPublic: (top: X509Certificate) => boolean;
  readonly isExtra: (top: X509Certificate) => boolean;
}

/** @param extraCa PEM text with one or more certificates. Throws when it is not that. */
export function createTrust(extraCa: string | null): Trust {
  const extra = extraCa === null ? [] : certificatesIn(extraCa).map((pem) => new X509Certificate(pem));
  let publicPems: ReadonlyMap<string, readonly string[]> | null = null;
  return {
    secureContext: createSecureContext(extraCa === null ? {} : { ca: [...rootCertificates, extraCa] }),
    extraCa,
    isPublic: (top) => {
      // Reading all roots costs a few MiB for a moment, and few probes ever ask.
      publicPems ??= Map.groupBy(rootCertificates, (pem) => new X509Certificate(pem).subject);
      const candidates = [...(publicPems.get(top.issuer) ?? []), ...(publicPems.get(top.subject) ?? [])];
      return candidates.some((pem) => isRooted(top, new X509Certificate(pem)));
    },
    isExtra: (top) => extra.some((root) => isRooted(top, root)),
  };
}

function isRooted(top: X509Certificate, root: X509Certificate): boolean {
  return top.fingerprint256 === root.fingerprint256 || (top.checkIssued(root) && top.verify(root.publicKey));
}

function certificatesIn(pem: string): string[] {
  const found = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g);
  if (found === null) throw new Error('no PEM certificate in it');
  return [...found];
}
