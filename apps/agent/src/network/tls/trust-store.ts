import { X509Certificate } from 'node:crypto';
import { createSecureContext, getCACertificates, rootCertificates, type SecureContext } from 'node:tls';

/** The certificate authorities that the agent trusts: the public ones, and any that the operator added. */
export class TrustStore {
  readonly secureContext: SecureContext;
  /** The operator's own authorities as PEM; null if there are none. */
  readonly extraCa: string | null;
  readonly #extraRoots: readonly X509Certificate[];
  readonly #publicRoots = new RootCertificates(() => rootCertificates);
  readonly #systemRoots = new RootCertificates(readSystemStore);

  /** @param extraCa PEM text with one or more certificates. Throws if it has none. */
  constructor(extraCa: string | null) {
    this.#extraRoots = extraCa === null ? [] : certificatesIn(extraCa).map((pem) => new X509Certificate(pem));
    this.secureContext = createSecureContext(extraCa === null ? {} : { ca: [...rootCertificates, extraCa] });
    this.extraCa = extraCa;
  }

  /** Whether the top certificate of a chain is, or is signed by, a public authority. Ignores dates. */
  isPublic(top: X509Certificate): boolean {
    return this.#publicRoots.includes(top);
  }

  /** Whether the top certificate of a chain is, or is signed by, one of the operator's authorities. Ignores dates. */
  isExtra(top: X509Certificate): boolean {
    return this.#extraRoots.some((root) => isRooted(top, root));
  }

  /** Whether a chain (leaf first) leads, by its signatures, to an authority of the operating system's store. */
  isSystemTrusted(chain: readonly X509Certificate[]): boolean {
    const top = chain.at(-1);
    return top !== undefined && this.#systemRoots.includes(top) && isSigned(chain);
  }
}

/** Root certificates by subject. Loaded on first use: reading them all takes a few MiB, and few probes ask. */
class RootCertificates {
  readonly #read: () => readonly string[];
  #pems: ReadonlyMap<string, readonly string[]> | null = null;

  constructor(read: () => readonly string[]) {
    this.#read = read;
  }

  /** Whether a certificate is one of the roots or is signed by one. */
  includes(top: X509Certificate): boolean {
    this.#pems ??= Map.groupBy(this.#read(), (pem) => new X509Certificate(pem).subject);
    const candidates = [...(this.#pems.get(top.issuer) ?? []), ...(this.#pems.get(top.subject) ?? [])];
    return candidates.some((pem) => isRooted(top, new X509Certificate(pem)));
  }
}

function readSystemStore(): readonly string[] {
  try {
    return getCACertificates('system');
  } catch {
    // A store that cannot be read trusts no one.
    return [];
  }
}

/** A peer can send any certificate as its issuer; only the signature proves it. */
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
  if (found === null) throw new Error('no PEM certificate found');
  return [...found];
}
