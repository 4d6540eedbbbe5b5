import { X509Certificate } from 'node:crypto';
import type { Evidence } from '@sightline/spec';

const PEM = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/;

/**
 * Returns who issued the certificate that the server, or a device in between, presented: `FortiGate CA, Fortinet`. Reads it
 * from the chain in the evidence of the host; null without a readable chain.
 */
export function tlsIssuerOf(evidence: Evidence | undefined): string | null {
  const texts = (evidence?.items ?? []).filter(({ kind }) => kind === 'tls').map(({ text }) => text);
  const pem = texts.map((text) => PEM.exec(text)?.[0]).find((block) => block !== undefined);
  return pem === undefined ? null : issuerName(pem);
}

function issuerName(pem: string): string | null {
  try {
    const parts = new Map(new X509Certificate(pem).issuer.split('\n').map((line) => splitAt(line)));
    const names = ['CN', 'O'].flatMap((field) => parts.get(field) ?? []);
    return names.length === 0 ? null : names.join(', ').slice(0, 200);
  } catch {
    // An agent may truncate the chain, and a device in between may present anything.
    return null;
  }
}

function splitAt(line: string): [field: string, value: string] {
  const at = line.indexOf('=');
  return [line.slice(0, at), line.slice(at + 1)];
}
