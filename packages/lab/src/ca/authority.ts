// The certificate library's dependency injection needs the polyfill before it is loaded.
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';

const DAY_MS = 86_400_000;
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** PEM of a private key (PKCS#8) and its certificate chain, leaf first, as `node:tls` takes them. */
export interface KeyAndCert {
  readonly key: string;
  readonly cert: string;
}

/** How a leaf differs from a valid one. */
export interface LeafOptions {
  /** Expired 30 days ago. */
  readonly expired?: boolean;
  /** Valid from 30 days ahead. */
  readonly notYetValid?: boolean;
  /** Self-signed. */
  readonly selfSigned?: boolean;
  /** Signed by this authority, whose certificate is then part of the chain. */
  readonly issuedBy?: Authority;
}

/** A certificate authority in memory, made by `createLabCa` or `createProductCa`. */
export class Authority {
  readonly certPem: string;
  readonly #certificate: X509Certificate;
  readonly #signingKey: webcrypto.CryptoKey;

  private constructor(certificate: X509Certificate, signingKey: webcrypto.CryptoKey) {
    this.#certificate = certificate;
    this.#signingKey = signingKey;
    this.certPem = certificate.toString('pem');
  }

  /** Creates a root with the given distinguished name (RFC 4514 text), valid for ten years. */
  static async create(subject: string): Promise<Authority> {
    const keys = await generateKeys();
    const certificate = await X509CertificateGenerator.createSelfSigned({
      name: subject,
      keys,
      notBefore: daysFromNow(-365),
      notAfter: daysFromNow(3_650),
      signingAlgorithm: ALGORITHM,
      extensions: [
        new BasicConstraintsExtension(true, 1, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
        await SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    });
    return new Authority(certificate, keys.privateKey);
  }

  /** Creates a server certificate for names or IP addresses; the first is the common name. */
  async leaf(names: readonly [string, ...string[]], options: LeafOptions = {}): Promise<KeyAndCert> {
    const keys = await generateKeys();
    const issuer = options.issuedBy ?? this;
    const subject = `CN=${names[0]}`;
    const certificate = await X509CertificateGenerator.create({
      subject,
      issuer: options.selfSigned === true ? subject : issuer.#certificate.subject,
      publicKey: keys.publicKey,
      signingKey: options.selfSigned === true ? keys.privateKey : issuer.#signingKey,
      signingAlgorithm: ALGORITHM,
      ...validity(options),
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
        new SubjectAlternativeNameExtension(names.map((value) => ({ type: isIP(value) === 0 ? 'dns' : 'ip', value }))),
      ],
    });
    const leafPem = certificate.toString('pem');
    return {
      key: PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY'),
      cert: options.issuedBy === undefined ? leafPem : `${leafPem}\n${options.issuedBy.certPem}`,
    };
  }
}

function generateKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}

function validity(options: LeafOptions): { notBefore: Date; notAfter: Date } {
  if (options.expired === true) return { notBefore: daysFromNow(-120), notAfter: daysFromNow(-30) };
  if (options.notYetValid === true) return { notBefore: daysFromNow(30), notAfter: daysFromNow(120) };
  return { notBefore: daysFromNow(-1), notAfter: daysFromNow(90) };
}

function daysFromNow(days: number): Date {
  return new Date(Date.now() + days * DAY_MS);
}
