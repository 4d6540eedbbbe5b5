import { type ClientRequest, Agent as HttpAgent, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { isInternetHost } from '../network/dns/address-facts.ts';
import type { Resolver } from '../network/dns/resolver.ts';
import { resolverLookup } from '../network/dns/resolver-lookup.ts';
import { originOfUrl } from '../network/proxy/origin.ts';
import type { ProxySelector } from '../network/proxy/proxy-selector.ts';
import type { TrustStore } from '../network/tls/trust-store.ts';

export interface RequestInit {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly signal: AbortSignal;
}
/** Starts a request for a path of the API. */
export type Send = (path: string, init: RequestInit) => ClientRequest;

export interface Unreachable {
  readonly kind: 'unreachable';
  readonly reason: string;
}

export interface ApiTransportOptions {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly resolver: Resolver;
  readonly trust: TrustStore;
  /** Selects this host's proxies; without it, no proxy is tried. */
  readonly proxies?: ProxySelector | undefined;
}

/** Node races addresses, but its default of 250 ms per address is too short for a slow line. */
const ADDRESS_TIMEOUT_MS = 4_000;
const TUNNEL_TIMEOUT_MS = 10_000;
const POOL = { keepAlive: true, maxSockets: 2 } as const;

interface Connector {
  readonly kind: 'direct' | 'proxy';
  readonly agent: HttpAgent;
  readonly send: Send;
}

/** Reaches the API directly or through the host's proxy, and tries the one that worked last first. */
export class ApiTransport {
  readonly #options: ApiTransportOptions;
  readonly #direct: Connector;
  #proxied: Connector | null = null;
  #first: Connector;

  constructor(options: ApiTransportOptions) {
    this.#options = options;
    this.#direct = this.#connector('direct', directAgent(options));
    this.#first = this.#direct;
  }

  /** Runs `act` over one connection, and over the other if the API is unreachable. `act` must not reject. */
  async attempt<Answer extends { readonly kind: string }>(
    act: (send: Send) => Promise<Answer | Unreachable>,
    signal?: AbortSignal,
  ): Promise<Answer | Unreachable> {
    const first = await act(this.#first.send);
    if (!isUnreachable(first) || signal?.aborted === true) return first;
    const other = this.#first.kind === 'proxy' ? this.#direct : await this.#throughProxy();
    if (other === null) return first;
    const second = await act(other.send);
    if (isUnreachable(second))
      return { kind: 'unreachable', reason: `${first.reason}; ${CONNECTION_LABELS[other.kind]}: ${second.reason}` };
    this.#first = other;
    return second;
  }

  close(): void {
    this.#direct.agent.destroy();
    this.#proxied?.agent.destroy();
  }

  async #throughProxy(): Promise<Connector | null> {
    const { proxies, baseUrl, resolver, trust } = this.#options;
    if (this.#proxied !== null || proxies === undefined) return this.#proxied;
    const origin = originOfUrl(baseUrl);
    if (!isInternetHost(origin.host)) return null;
    const selection = await proxies.select(origin);
    if (selection.kind !== 'proxy') return null;
    const { createTunnelAgent } = await import('./tunnel-agent.ts');
    const [proxy] = selection.servers;
    const agent = createTunnelAgent({ proxy, origin, resolver, trust, timeoutMs: TUNNEL_TIMEOUT_MS });
    this.#proxied = this.#connector('proxy', agent);
    return this.#proxied;
  }

  #connector(kind: Connector['kind'], agent: HttpAgent): Connector {
    const { baseUrl } = this.#options;
    const request = baseUrl.startsWith('https:') ? requestHttps : requestHttp;
    return { kind, agent, send: (path, init) => request(`${baseUrl}${path}`, { ...init, agent }) };
  }
}

const CONNECTION_LABELS = { direct: 'directly', proxy: 'through the proxy' } as const;

function directAgent({ baseUrl, resolver, trust }: ApiTransportOptions): HttpAgent {
  const pool = {
    ...POOL,
    lookup: resolverLookup(resolver),
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: ADDRESS_TIMEOUT_MS,
  };
  return baseUrl.startsWith('https:')
    ? new HttpsAgent({ ...pool, secureContext: trust.secureContext })
    : new HttpAgent(pool);
}

function isUnreachable(answer: { readonly kind: string }): answer is Unreachable {
  return answer.kind === 'unreachable';
}
