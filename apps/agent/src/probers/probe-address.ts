import type { Socket } from 'node:net';
import type { Failure, PhasesMs } from '@sightline/spec';
import type { ProxyServer } from '../proxy/proxy-server.ts';
import type { ResolvedAddress } from '../resolver/resolver.ts';
import type { CertificateVerdict } from './certificate.ts';
import { connectTo } from './connect.ts';
import { type Deadline, deadlineIn } from './deadline.ts';
import { exchange } from './exchange.ts';
import { secure } from './handshake.ts';
import { judgeAnswer } from './judge-answer.ts';
import type { NetworkTarget } from './probe-result.ts';
import type { Trust } from './trust.ts';

/** A target with a port: everything but a bare name. */
export type SocketTarget = Exclude<NetworkTarget, { kind: 'dns' }>;

/** What probing one address came to. No failures: it works. */
export interface AddressProbe {
  readonly address: ResolvedAddress;
  readonly failures: readonly Failure[];
  readonly hints: readonly string[];
  readonly phasesMs: PhasesMs;
  /** Whose certificate proved that the address serves the name, null when none did. */
  readonly provenBy: CertificateVerdict['provenBy'];
  /** Whether the last phase of this kind of target was gone through, whatever was found on the way. */
  readonly completed: boolean;
}

export interface AddressProbeOptions {
  readonly trust: Trust;
  readonly timeoutMs: number;
  readonly resolveMs: number | null;
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
  const connected = await connectTo(address.address, target.port, deadline, options.signal);
  const phasesMs = { ...none.phasesMs, connect: connected.ms };
  if (connected.kind === 'failed') return { ...none, phasesMs, failures: [connected.failure] };

  const close = (): void => {
    connected.socket.destroy();
  };
  options.signal?.addEventListener('abort', close);
  try {
    return await probeConnection(connected.socket, target, { ...none, phasesMs }, { trust: options.trust, deadline });
  } finally {
    options.signal?.removeEventListener('abort', close);
    close();
  }
}

export interface ConnectionOptions {
  readonly trust: Trust;
  readonly deadline: Deadline;
  /** Set where the other end is a proxy that takes the request for the target itself, as proxies do for plain HTTP. */
  readonly askingProxy?: Pick<ProxyServer, 'authorization'>;
}

/** Takes an open connection through the phases that are left for the kind of target. Does not reject. */
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
      const handshake = await secure(socket, target.host, options.trust, options.deadline);
      const phasesMs = { ...soFar.phasesMs, tls: handshake.ms };
      if (handshake.kind === 'failed') return { ...soFar, phasesMs, failures: [handshake.failure] };
      const { failures, hints, provenBy } = handshake.certificate;
      const secured = { ...soFar, phasesMs, failures, hints, provenBy };
      if (target.kind === 'tls') return { ...secured, completed: true };
      return await probeHttp(handshake.socket, target, secured, options);
    }
  }
}

async function probeHttp(
  socket: Socket,
  target: SocketTarget & { kind: 'http' | 'https' },
  soFar: AddressProbe,
  { deadline, askingProxy }: ConnectionOptions,
): Promise<AddressProbe> {
  const usual = target.kind === 'https' ? 443 : 80;
  const bracketed = target.host.includes(':') ? `[${target.host}]` : target.host;
  const authority = target.port === usual ? bracketed : `${bracketed}:${target.port}`;
  const { answer, failure, requestMs, responseMs } = await exchange(
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

  const verdict =
    answer === null
      ? { failure: null, hints: [] }
      : judgeAnswer(answer, target.host, failure === null ? (target.expect ?? {}) : {}, soFar.provenBy === 'public');
  const found = [verdict.failure, failure].filter((one) => one !== null);
  return {
    ...soFar,
    failures: [...soFar.failures, ...found],
    hints: [...soFar.hints, ...verdict.hints],
    phasesMs: { ...soFar.phasesMs, request: requestMs, response: responseMs },
    completed: found.length === 0,
  };
}
