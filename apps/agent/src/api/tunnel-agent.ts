import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { isIP, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect } from 'node:tls';
import type { Resolver } from '../network/dns/resolver.ts';
import { connectProxy } from '../network/proxy/connect-proxy.ts';
import { openTunnel } from '../network/proxy/open-tunnel.ts';
import { type ProxyServer, proxyText } from '../network/proxy/proxy-server.ts';
import { deadlineIn } from '../network/tcp/deadline.ts';
import type { TrustStore } from '../network/tls/trust-store.ts';

export interface TunnelAgentOptions {
  readonly proxy: ProxyServer;
  readonly origin: { readonly isTls: boolean; readonly host: string; readonly port: number };
  readonly resolver: Resolver;
  readonly trust: TrustStore;
  readonly timeoutMs: number;
}

type Created = ((error: Error | null, stream: Duplex) => void) | undefined;

/** Returns an agent that keeps connections to one origin, made through a proxy tunnel. */
export function createTunnelAgent(options: TunnelAgentOptions): HttpAgent {
  const pool = { keepAlive: true, maxSockets: 2 };
  return options.origin.isTls ? new SecureTunnelAgent(pool, options) : new PlainTunnelAgent(pool, options);
}

class PlainTunnelAgent extends HttpAgent {
  readonly #options: TunnelAgentOptions;

  constructor(pool: ConstructorParameters<typeof HttpAgent>[0], options: TunnelAgentOptions) {
    super(pool);
    this.#options = options;
  }

  override createConnection(_request: unknown, created?: Created): undefined {
    deliver(tunnelTo(this.#options), created);
  }
}

class SecureTunnelAgent extends HttpsAgent {
  readonly #options: TunnelAgentOptions;

  constructor(pool: ConstructorParameters<typeof HttpsAgent>[0], options: TunnelAgentOptions) {
    super(pool);
    this.#options = options;
  }

  override createConnection(_request: unknown, created?: Created): undefined {
    const { origin, trust } = this.#options;
    const secured = tunnelTo(this.#options).then((socket) =>
      connect({
        socket,
        host: origin.host,
        // SNI must not contain an address (RFC 6066, 3).
        ...(isIP(origin.host) === 0 ? { servername: origin.host } : {}),
        secureContext: trust.secureContext,
        ALPNProtocols: ['http/1.1'],
      }),
    );
    deliver(secured, created);
  }
}

function deliver(stream: Promise<Duplex>, created: Created): void {
  stream.then(
    (made) => created?.(null, made),
    (error: unknown) => {
      const failed = error instanceof Error ? error : new Error(String(error));
      // Node's types require a stream even with an error; Node itself does not.
      created?.(failed, undefined as unknown as Duplex);
    },
  );
}

async function tunnelTo({ proxy, origin, resolver, trust, timeoutMs }: TunnelAgentOptions): Promise<Socket> {
  const deadline = deadlineIn(timeoutMs);
  const connected = await connectProxy(proxy, { resolver, trust, deadline });
  if (connected.kind === 'failed') throw new Error(`${proxyText(proxy)}: ${connected.failure}`);
  const tunnel = await openTunnel(connected.socket, proxy, origin, deadline);
  switch (tunnel.kind) {
    case 'open':
      return connected.socket;
    case 'refused':
      throw new Error(`${proxyText(proxy)} answers ${tunnel.answer.status}`);
    case 'failed':
      throw new Error(`${proxyText(proxy)} did not open a tunnel (${tunnel.why})`);
  }
}
