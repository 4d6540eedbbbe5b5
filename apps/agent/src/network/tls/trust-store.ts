import { X509Certificate } from 'node:crypto';
import { createSecureContext, getCACertificates, rootCertificates, type SecureContext } from 'node:tls';

/** Which certificate authorities are believed: the public ones, and those that the operator added. */
export interface Trust {
  readonly secureContext: SecureContext;
  /** The PEM of the operator's own authorities, null when there are none. */
  readonly extraCa: string | null;
  /** Whether the certificate at the top of a chain is, or is signed by, an authority of the kind; dates left aside. */
  readonly isPublic: (top: X509Certificate) => boolean;
  readonly isExtra: (top: X509Certificate) => boolean;
  /** Whether a chain, the leaf first, leads to an authority of the operating system's store, by its signatures. */
  readonly isOfSystem: (chain: readonly X509Certificate[]) => boolean;
}

/** @param extraCa PEM text with one or more certificates. Throws when it is not that. */
export function createTrust(extraCa: string | null): Trust {
  const extra = extraCa === null ? [] : certificatesIn(extraCa).map((pem) => new X509Certificate(pem));
  const publicRoots = new RootStore(() => rootCertificates);
  const systemRoots = new RootStore(readSystemStore);
  return {
    secureContext: createSecureContext(extraCa === null ? {} : { ca: [...rootCertificates, extraCa] }),
    extraCa,
    isPublic: (top) => publicRoots.holds(top),
    isExtra: (top) => extra.some((root) => isRooted(top, root)),
    isOfSystem: (chain) => {
      const top = chain.at(-1);
      return top !== undefined && systemRoots.holds(top) && isSigned(chain);
    },
  };
}

/** Roots by their subject. Reading all of them costs a few MiB for a moment, and few probes ever ask. */
class RootStore {
  readonly #read: () => readonly string[];
  #pems: ReadonlyMap<string, readonly string[]> | null = null;

  constructor(read: () => readonly string[]) {
    this.#read = read;
  }

  /** Whether a certificate is one of the roots, or is signed by one. */
  holds(top: X509Certificate): boolean {
    this.#pems ??= Map.groupBy(this.#read(), (pem) => new X509Certificate(pem).subject);
    const candidates = [...(this.#pems.get(top.issuer) ?? []), ...(this.#pems.get(top.subject) ?? [])];
    return candidates.some((pem) => isRooted(top, new X509Certificate(pem)));
  }
}

function readSystemStore(): readonly string[] {
  try {
    return getCACertificates('system');
  } catch {
    // A store that cannot be read vouches for nobody.
    return [];
  }
}

/** A peer can send any certificate as the one above its own; only the signature says that it is. */
function isSigned(chain: readonly X509Certificate[]): boolean {
  return chain.every((certificate, at) => {
    const above = chain[at + 1];
    return above === undefined || (certificate.checkIssued(above) && certificate.verify(above.publicKey));
  });
}

function isRooted(top: X509Certificate, root: X509Certificate): boolean {
  return top.fingerprint256 === root.fingerprint256 || (top.checkIssued(root) && top.verify(root.publicKey));
}

function certificatesIn(pem: string): string[] {
  const found = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g);
  if (found === null) throw new Error('no PEM certificate in it');
  return [...found];
}
