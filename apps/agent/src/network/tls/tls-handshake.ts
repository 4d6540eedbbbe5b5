import type { X509Certificate } from 'node:crypto';
import { isIP, type Socket } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import type { Failure } from '@sightline/spec';
import { authorizationCode, classifyAuthorization, classifyTlsError } from '../../failures/classify-failure.ts';
import { isPublicName } from '../dns/address-facts.ts';
import type { Deadline } from '../tcp/deadline.ts';
import type { CertificateFacts } from './judge-certificate.ts';
import type { TrustStore } from './trust-store.ts';

/** What a TLS handshake saw, whoever answered. */
export interface TlsObservation {
  /** For example `TLSv1.3`; null if Node does not say. */
  readonly protocol: string | null;
  readonly cipher: string;
  /** The protocol agreed on by ALPN; null if none was. */
  readonly alpn: string | null;
  /** As received, leaf first. */
  readonly chain: readonly X509Certificate[];
}

export type TlsHandshake =
  | {
      readonly kind: 'secured';
      readonly socket: TLSSocket;
      /** Null if the server sent none. */
      readonly certificate: CertificateFacts | null;
      readonly observation: TlsObservation;
      readonly ms: number;
    }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly ms: number };

/**
 * Performs a TLS handshake for `host` on an open connection and reads the certificate. A bad certificate does not end the
 * connection: what follows is evidence too. The caller owns the socket. Does not reject.
 */
export function performHandshake(
  socket: Socket,
  host: string,
  trust: TrustStore,
  deadline: Deadline,
): Promise<TlsHandshake> {
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
    }, deadline.remainingMs());
    const onError = (error: Error): void => {
      fail(classifyTlsError(error));
    };
    const onClose = (): void => {
      fail('tls.closed');
    };
    secured.once('error', onError);
    // Arrives without an error if this side closed the connection, as when the agent stops.
    secured.once('close', onClose);
    secured.once('secureConnect', () => {
      clearTimeout(timer);
      secured.off('close', onClose);
      const ms = performance.now() - startedMs;
      secured.off('error', onError);
      secured.on('error', () => undefined);
      const chain = chainOf(secured.getPeerX509Certificate());
      const certificate = readCertificate(secured, chain, { host, trust });
      resolve({ kind: 'secured', socket: secured, certificate, observation: observationOf(secured, chain), ms });
    });
  });
}

function observationOf(socket: TLSSocket, chain: readonly X509Certificate[]): TlsObservation {
  const { alpnProtocol } = socket;
  return {
    protocol: socket.getProtocol(),
    cipher: socket.getCipher().standardName,
    alpn: typeof alpnProtocol === 'string' ? alpnProtocol : null,
    chain,
  };
}

function readCertificate(
  socket: TLSSocket,
  chain: readonly X509Certificate[],
  { host, trust }: { readonly host: string; readonly trust: TrustStore },
): CertificateFacts | null {
  const [leaf] = chain;
  if (leaf === undefined) return null;
  const above = chain.slice(1);
  const code = authorizationCode(socket.authorizationError);
  return {
    chain: classifyAuthorization(code),
    matchesName: (isIP(host) === 0 ? leaf.checkHost(host) : leaf.checkIP(host)) !== undefined,
    validFromMs: leaf.validFromDate.getTime(),
    validToMs: leaf.validToDate.getTime(),
    subject: leaf.subject,
    issuers: chain.map((certificate) => certificate.issuer),
    root: rootKind(chain, trust, classifyAuthorization(code) === 'trusted'),
    isPublicName: isIP(host) === 0 && isPublicName(host),
    intermediatesFromMs: Math.max(...above.map((certificate) => certificate.validFromDate.getTime())),
    intermediatesToMs: Math.min(...above.map((certificate) => certificate.validToDate.getTime())),
  };
}

function rootKind(chain: readonly X509Certificate[], trust: TrustStore, verified: boolean): CertificateFacts['root'] {
  const top = chain.at(-1);
  if (top === undefined) return 'unknown';
  if (trust.extraCa !== null && trust.isExtra(top)) return 'extra';
  // A chain that verifies without the operator's authorities is public.
  if (verified || trust.isPublic(top)) return 'public';
  return trust.isSystemTrusted(chain) ? 'system' : 'unknown';
}

function chainOf(leaf: X509Certificate | undefined): X509Certificate[] {
  const chain: X509Certificate[] = [];
  let current = leaf;
  // No real chain is this long, but a peer could send one.
  while (current !== undefined && chain.length < 12) {
    chain.push(current);
    current = current.issuerCertificate;
  }
  return chain;
}
