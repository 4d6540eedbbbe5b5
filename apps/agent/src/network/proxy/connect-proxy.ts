import type { Socket } from 'node:net';
import type { Failure } from '@sightline/spec';
import type { ResolvedAddress, Resolver } from '../dns/resolver.ts';
import { connectTcp } from '../tcp/connect-tcp.ts';
import type { Deadline } from '../tcp/deadline.ts';
import { type CertificateFacts, judgeCertificate } from '../tls/judge-certificate.ts';
import { performHandshake } from '../tls/tls-handshake.ts';
import type { TrustStore } from '../tls/trust-store.ts';
import type { ProxyServer } from './proxy-server.ts';

/** A connection to a proxy, or why there is none. */
export type ProxyConnection =
  | { readonly kind: 'connected'; readonly socket: Socket; readonly address: ResolvedAddress; readonly ms: number }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface ProxyConnectionOptions {
  readonly resolver: Resolver;
  readonly trust: TrustStore;
  readonly deadline: Deadline;
  readonly signal?: AbortSignal | undefined;
}

const ADDRESSES_MAX = 3;

/** Connects to a proxy at the first of its addresses that answers. The caller owns the socket. Does not reject. */
export async function connectProxy(proxy: ProxyServer, options: ProxyConnectionOptions): Promise<ProxyConnection> {
  const { resolver, trust, deadline, signal } = options;
  const resolution = await resolver.resolve(proxy.host, deadline.remainingMs(), signal);
  if (resolution.kind === 'failed') return { kind: 'failed', failure: resolution.failure };
  let failure: Failure = 'connect.timeout';
  for (const address of resolution.addresses.slice(0, ADDRESSES_MAX)) {
    const connected = await connectTcp(address.address, proxy.port, deadline, signal);
    if (connected.kind === 'connected') {
      if (proxy.scheme === 'http') return { kind: 'connected', socket: connected.socket, address, ms: connected.ms };
      const handshake = await performHandshake(connected.socket, proxy.host, trust, deadline);
      const problem = handshake.kind === 'failed' ? handshake.failure : certificateProblem(handshake.certificate);
      if (handshake.kind === 'secured' && problem === null)
        return { kind: 'connected', socket: handshake.socket, address, ms: connected.ms + handshake.ms };
      connected.socket.destroy();
      failure = problem ?? failure;
    } else failure = connected.failure;
  }
  return { kind: 'failed', failure };
}

/** Returns why a proxy is not trusted; it may receive a login. The company's own authority is good enough. */
function certificateProblem(certificate: CertificateFacts | null): Failure | null {
  if (certificate === null) return 'tls.untrusted';
  const { failures } = judgeCertificate({ ...certificate, isPublicName: false }, Date.now());
  return failures[0] ?? null;
}
