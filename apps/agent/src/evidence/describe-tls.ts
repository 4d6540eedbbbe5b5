import { createHash, type X509Certificate } from 'node:crypto';
import type { TlsObservation } from '../network/tls/tls-handshake.ts';

const CERTIFICATES_MAX = 4;

/**
 * Describes a handshake in lines for a person: version, cipher and ALPN, then each certificate as received (subject, issuer,
 * dates, hashes), then the same certificates as PEM. Beyond four, certificates are only counted.
 */
export function describeTls({ protocol, cipher, alpn, chain }: TlsObservation): string {
  const shown = chain.slice(0, CERTIFICATES_MAX);
  const left = chain.length - shown.length;
  return [
    `${protocol ?? 'unknown version'}, ${cipher}, ALPN ${alpn ?? 'none'}`,
    `${chain.length} certificates as received${left > 0 ? `, the last ${left} omitted` : ''}`,
    ...shown.flatMap(certificateLines),
    ...shown.map((certificate) => certificate.toString().trim()),
  ].join('\n');
}

function certificateLines(certificate: X509Certificate, at: number): string[] {
  return [
    `${at + 1}. subject ${oneLine(certificate.subject)}`,
    `   issuer ${oneLine(certificate.issuer)}`,
    `   valid ${certificate.validFromDate.toISOString()} to ${certificate.validToDate.toISOString()}`,
    ...(certificate.subjectAltName === undefined ? [] : [`   names ${certificate.subjectAltName.slice(0, 300)}`]),
    `   SHA-256 ${certificate.fingerprint256.replaceAll(':', '').toLowerCase()}`,
    `   SPKI SHA-256 ${spkiHash(certificate)}`,
  ];
}

/** As in HTTP public key pinning and OONI: base64 of the hash of the key's DER (RFC 7469, 2.4). */
function spkiHash(certificate: X509Certificate): string {
  const key = certificate.publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(key).digest('base64');
}

function oneLine(name: string): string {
  return name.split('\n').join(', ').slice(0, 200);
}
