import type { X509Certificate } from 'node:crypto';
import { isIP, type Socket } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import type { Failure } from '@sightline/spec';
import { type CertificateFacts, type CertificateVerdict, judgeCertificate } from './certificate.ts';
import { authorizationCode, classifyAuthorization, classifyTlsError } from './classify-failure.ts';
import type { Deadline } from './deadline.ts';
import type { Trust } from './trust.ts';

export type Handshake =
  | {
      readonly kind: 'secured';
      readonly socket: TLSSocket;
      readonly certificate: CertificateVerdict;
      readonly ms: number;
    }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly ms: number };

/**
 * Does a TLS handshake for `host` on an open connection and judges the certificate. A bad certificate does not end it:
 * what comes over the connection is evidence too. The caller owns the socket. Does not reject.
 */
export function secure(socket: Socket, host: string, trust: Trust, deadline: Deadline): Promise<Handshake> {
  return new Promise((resolve) => {
    const startedMs = performance.now();
    const secured = connect({
      socket,
      secureContext: trust.secureContext,
      ...(isIP(host) === 0 ? { servername: host } : {}),
      rejectUnauthorized: false,
      ALPNProtocols: ['http/1.1'],
    });
    const fail = (failure: Failure): void => {
      clearTimeout(timer);
      secured.destroy();
      resolve({ kind: 'failed', failure, ms: performance.now() - startedMs });
    };
    const timer = setTimeout(() => {
      fail('tls.timeout');
    }, deadline.leftMs());
    const onError = (error: Error): void => {
      fail(classifyTlsError(error));
    };
    const onClose = (): void => {
      fail('tls.closed');
    };
    secured.once('error', onError);
    // Comes without an error when the connection was ended from here, as it is when the agent stops.
    secured.once('close', onClose);
    secured.once('secureConnect', () => {
      clearTimeout(timer);
      secured.off('close', onClose);
      const ms = performance.now() - startedMs;
      secured.off('error', onError);
      secured.on('error', () => undefined);
      const facts = readCertificate(secured, host, trust);
      const certificate: CertificateVerdict =
        facts === null
          ? { provenBy: null, failures: ['tls.untrusted'], hints: ['The server showed no certificate.'] }
          : judgeCertificate(facts, Date.now());
      resolve({ kind: 'secured', socket: secured, certificate, ms });
    });
  });
}

function readCertificate(socket: TLSSocket, host: string, trust: Trust): CertificateFacts | null {
  const leaf = socket.getPeerX509Certificate();
  if (leaf === undefined) return null;
  const chain = chainOf(leaf);
  const code = authorizationCode(socket.authorizationError);
  return {
    chain: classifyAuthorization(code),
    matchesName: (isIP(host) === 0 ? leaf.checkHost(host) : leaf.checkIP(host)) !== undefined,
    validFromMs: leaf.validFromDate.getTime(),
    validToMs: leaf.validToDate.getTime(),
    subject: leaf.subject,
    issuers: chain.map((certificate) => certificate.issuer),
    root: rootKind(chain, trust, classifyAuthorization(code) === 'trusted'),
  };
}

function rootKind(chain: readonly X509Certificate[], trust: Trust, verified: boolean): CertificateFacts['root'] {
  const top = chain.at(-1);
  if (top === undefined) return 'unknown';
  if (trust.extraCa !== null && trust.isExtra(top)) return 'extra';
  // A chain that verifies without the operator's authorities is a public one.
  return verified || trust.isPublic(top) ? 'public' : 'unknown';
}

function chainOf(leaf: X509Certificate): X509Certificate[] {
  const chain: X509Certificate[] = [];
  let current: X509Certificate | undefined = leaf;
  // No real chain is this long; a peer could send one that is.
  while (current !== undefined && chain.length < 12) {
    chain.push(current);
    current = current.issuerCertificate;
  }
  return chain;
}
