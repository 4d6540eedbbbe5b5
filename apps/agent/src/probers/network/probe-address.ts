import type { Socket } from 'node:net';
import type { Failure, NetworkTarget, PhasesMs } from '@sightline/spec';
import type { ResolvedAddress } from '../../network/dns/resolver.ts';
import type { HttpResponseFacts } from '../../network/http/block-pages.ts';
import type { HttpObservation } from '../../network/http/exchange-http.ts';
import { exchangeHttp } from '../../network/http/exchange-http.ts';
import type { ProxyServer } from '../../network/proxy/proxy-server.ts';
import { connectTcp } from '../../network/tcp/connect-tcp.ts';
import { type Deadline, deadlineIn } from '../../network/tcp/deadline.ts';
import type { CertificateFacts, CertificateVerdict } from '../../network/tls/judge-certificate.ts';
import { type ClockReadings, judgeCertificateTime } from '../../network/tls/judge-certificate-time.ts';
import type { TlsObservation } from '../../network/tls/tls-handshake.ts';
import { performHandshake } from '../../network/tls/tls-handshake.ts';
import type { TrustStore } from '../../network/tls/trust-store.ts';
import type { AddressObservation } from '../probe-result.ts';
import { judgeAnswer } from './judge-response.ts';

/** A target with a port: everything but a bare name. */
export type SocketTarget = Exclude<NetworkTarget, { kind: 'dns' }>;

/** The result of probing one address. No failures means it works. */
export interface AddressProbe {
  readonly address: ResolvedAddress;
  readonly failures: readonly Failure[];
  readonly hints: readonly string[];
  readonly phasesMs: PhasesMs;
  /** Whose certificate proved that the address serves the name; null if none did. */
  readonly provenBy: CertificateVerdict['provenBy'];
  readonly clockAheadMs?: CertificateVerdict['clockAheadMs'];
  readonly tls?: TlsObservation;
  readonly answer?: HttpObservation;
  /** Whether the last phase for this kind of target finished, whatever was found. */
  readonly completed: boolean;
}

export interface AddressProbeOptions {
  readonly trust: TrustStore;
  readonly timeoutMs: number;
  readonly resolveMs: number | null;
  readonly clockOffsetMs: number | null;
  readonly signal?: AbortSignal | undefined;
}

/** Probes one address of a target through the phases of its kind. Leaves no socket open. Does not reject. */
export async function probeAddress(
  target: SocketTarget,
  address: ResolvedAddress,
  options: AddressProbeOptions,
): Promise<AddressProbe> {
  const deadline = deadlineIn(options.timeoutMs);
  const none: AddressProbe = {
    address,
    failures: [],
    hints: [],
    phasesMs: { resolve: options.resolveMs, connect: null, tls: null, request: null, response: null },
    provenBy: null,
    completed: false,
  };
  const connected = await connectTcp(address.address, target.port, deadline, options.signal);
  const phasesMs = { ...none.phasesMs, connect: connected.ms };
  if (connected.kind === 'failed') return { ...none, phasesMs, failures: [connected.failure] };

  const close = (): void => {
    connected.socket.destroy();
  };
  options.signal?.addEventListener('abort', close);
  try {
    return await probeConnection(connected.socket, target, { ...none, phasesMs }, { ...options, deadline });
  } finally {
    options.signal?.removeEventListener('abort', close);
    close();
  }
}

export interface ConnectionOptions {
  readonly trust: TrustStore;
  readonly deadline: Deadline;
  /** Another clock minus this host's, in ms; null if none is known. */
  readonly clockOffsetMs: number | null;
  /** Set if the other end is a proxy that takes the request for the target itself, as proxies do for plain HTTP. */
  readonly askingProxy?: Pick<ProxyServer, 'authorization'>;
}

/** Runs the remaining phases for the target's kind over an open connection. Does not reject. */
export async function probeConnection(
  socket: Socket,
  target: SocketTarget,
  soFar: AddressProbe,
  options: ConnectionOptions,
): Promise<AddressProbe> {
  switch (target.kind) {
    case 'tcp':
      return { ...soFar, completed: true };
    case 'http':
      return await probeHttp(socket, target, soFar, options);
    case 'tls':
    case 'https': {
      const handshake = await performHandshake(socket, target.host, options.trust, options.deadline);
      const phasesMs = { ...soFar.phasesMs, tls: handshake.ms };
      if (handshake.kind === 'failed') return { ...soFar, phasesMs, failures: [handshake.failure] };
      const judge = (referenceMs: number | null): CertificateVerdict =>
        judgeShown(handshake.certificate, { hostMs: Date.now(), referenceMs });
      const referenceMs = options.clockOffsetMs === null ? null : Date.now() + options.clockOffsetMs;
      const secured = { ...soFar, phasesMs, tls: handshake.observation, ...judge(referenceMs) };
      if (target.kind === 'tls') return { ...secured, completed: true };
      const judgeAt = referenceMs === null ? judge : undefined;
      return await probeHttp(handshake.socket, target, secured, { ...options, judgeAt });
    }
  }
}

function judgeShown(facts: CertificateFacts | null, time: ClockReadings): CertificateVerdict {
  if (facts !== null) return judgeCertificateTime(facts, time);
  return { provenBy: null, failures: ['tls.untrusted'], hints: ['The server sent no certificate.'] };
}

interface HttpOptions extends ConnectionOptions {
  /** Judges the certificate again by the responder's clock; absent if the time is already known. */
  readonly judgeAt?: ((referenceMs: number | null) => CertificateVerdict) | undefined;
}

async function probeHttp(
  socket: Socket,
  target: SocketTarget & { kind: 'http' | 'https' },
  soFar: AddressProbe,
  { deadline, askingProxy, judgeAt }: HttpOptions,
): Promise<AddressProbe> {
  const usual = target.kind === 'https' ? 443 : 80;
  const bracketed = target.host.includes(':') ? `[${target.host}]` : target.host;
  const authority = target.port === usual ? bracketed : `${bracketed}:${target.port}`;
  const { answer, body, failure, requestMs, responseMs } = await exchangeHttp(
    socket,
    askingProxy === undefined
      ? { host: target.host, authority, path: target.path }
      : {
          host: target.host,
          authority,
          path: `http://${authority}${target.path}`,
          proxyAuthorization: askingProxy.authorization,
        },
    deadline,
  );

  const secured = answer === null || judgeAt === undefined ? soFar : { ...soFar, ...judgeAt(timeOfAnswer(answer)) };
  const verdict =
    answer === null
      ? { failure: null, hints: [] }
      : judgeAnswer(answer, target.host, failure === null ? (target.expect ?? {}) : {}, secured.provenBy === 'public');
  const found = [verdict.failure, failure].filter((one) => one !== null);
  return {
    ...secured,
    ...(answer === null ? {} : { answer: { status: answer.status, headers: answer.headers, body } }),
    failures: [...secured.failures, ...found],
    hints: [...secured.hints, ...verdict.hints],
    phasesMs: { ...soFar.phasesMs, request: requestMs, response: responseMs },
    completed: found.length === 0,
  };
}

/**
 * Returns when a response was made, by the sender's clock plus its age in caches (RFC 9110, 9111); null if it does not
 * say.
 */
function timeOfAnswer({ headers }: HttpResponseFacts): number | null {
  const atMs = Date.parse(headers.get('date') ?? '');
  const ageS = Number(headers.get('age') ?? 0);
  return Number.isNaN(atMs) ? null : atMs + (Number.isFinite(ageS) ? ageS * 1_000 : 0);
}

/**
 * Returns what was observed at an address, as evidence; empty if there was only a connect. `proxy` is the one in
 * between.
 */
export function observationsOf({ address, tls, answer }: AddressProbe, proxy: string | null): AddressObservation[] {
  if (tls === undefined && answer === undefined) return [];
  return [{ address: address.address, proxy, tls: tls ?? null, answer: answer ?? null }];
}
