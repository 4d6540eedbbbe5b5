import type { NetworkTarget } from '@sightline/spec';
import { blockPageProduct, type HttpResponseFacts } from '../../network/http/block-pages.ts';
import { connectProxy, type ProxyConnectionOptions } from '../../network/proxy/connect-proxy.ts';
import { openTunnel } from '../../network/proxy/open-tunnel.ts';
import type { ProxySelection } from '../../network/proxy/proxy-selection.ts';
import { type ProxyServer, proxyText } from '../../network/proxy/proxy-server.ts';
import { deadlineIn } from '../../network/tcp/deadline.ts';
import { limitHints, type ProbeOptions, type ProbeResult } from '../probe-result.ts';
import { mergeProxiedProbe, type ProxiedProbe } from './merge-proxied-probe.ts';
import { type AddressProbe, probeConnection, type SocketTarget } from './probe-address.ts';

/** A target that fails directly, with the host's proxy selection for it. */
export interface DirectFailure {
  readonly target: NetworkTarget;
  readonly direct: ProbeResult;
  readonly selection: Exclude<ProxySelection, { kind: 'direct' }>;
}

const PROXIES_MAX = 2;

/** Probes a target through the host's proxy (the next one if one is down) and merges both results. Does not reject. */
export async function probeThroughProxy(
  { target, direct, selection }: DirectFailure,
  options: ProbeOptions,
): Promise<ProbeResult> {
  if (target.kind === 'dns') return direct;
  if (selection.kind === 'unknown') {
    const hint = `${selection.from} sets a proxy, but the agent cannot use it: ${selection.why}.`;
    return { ...direct, hints: limitHints([hint, ...direct.hints]) };
  }
  let result = direct;
  for (const server of selection.servers.slice(0, PROXIES_MAX)) {
    const proxied = await probeThrough(server, target, selection.from, options);
    result = mergeProxiedProbe(result, proxied);
    if (proxied.kind !== 'unreachable') return result;
  }
  return result;
}

async function probeThrough(
  server: ProxyServer,
  target: SocketTarget,
  from: string,
  options: ProbeOptions,
): Promise<ProxiedProbe> {
  const { resolver, trust, timeoutMs, signal } = options;
  const clockOffsetMs = options.clockOffsetMs?.() ?? null;
  const named = { proxy: proxyText(server), from };
  const deadline = deadlineIn(timeoutMs);
  const connectOptions: ProxyConnectionOptions = { resolver, trust, deadline, signal };
  const connected = await connectProxy(server, connectOptions);
  if (connected.kind === 'failed') return { ...named, kind: 'unreachable', failure: connected.failure };
  const { socket, address, ms } = connected;
  const close = (): void => {
    socket.destroy();
  };
  signal?.addEventListener('abort', close);
  try {
    const soFar: AddressProbe = {
      address,
      failures: [],
      hints: [],
      phasesMs: { resolve: null, connect: ms, tls: null, request: null, response: null },
      provenBy: null,
      completed: false,
    };
    if (target.kind === 'http') {
      const probe = await probeConnection(socket, target, soFar, {
        trust,
        deadline,
        clockOffsetMs,
        askingProxy: server,
      });
      return { ...named, kind: 'probed', probe };
    }
    const startedMs = performance.now();
    const tunnel = await openTunnel(socket, server, target, deadline);
    if (tunnel.kind === 'failed') return { ...named, kind: 'unreachable', failure: 'response.timeout' };
    if (tunnel.kind === 'refused') return { ...named, ...judgeProxyRefusal(tunnel.answer, named.proxy) };
    const phasesMs = { ...soFar.phasesMs, connect: ms + performance.now() - startedMs };
    const probe = await probeConnection(socket, target, { ...soFar, phasesMs }, { trust, deadline, clockOffsetMs });
    return { ...named, kind: 'probed', probe };
  } finally {
    signal?.removeEventListener('abort', close);
    close();
  }
}

/** Returns why a proxy refuses a tunnel: it requires a login, forbids the target, or cannot reach it either. Pure. */
export function judgeProxyRefusal(
  answer: HttpResponseFacts,
  proxy: string,
): Omit<ProxiedProbe & { kind: 'refused' }, 'proxy' | 'from'> {
  const { status } = answer;
  if (status === 407) {
    const realm = answer.headers.get('proxy-authenticate');
    const asks = realm === undefined ? '' : `: ${realm.slice(0, 120)}`;
    return { kind: 'refused', failure: 'request.proxy_auth', hint: `The proxy ${proxy} requires a login${asks}.` };
  }
  if (status === 403 || status === 451) {
    const product = blockPageProduct(answer);
    const whose = product === null ? '' : ` with a ${product} page`;
    return {
      kind: 'refused',
      failure: 'response.block_page',
      hint: `The proxy ${proxy} blocks it${whose} (${status}).`,
    };
  }
  return {
    kind: 'refused',
    failure: null,
    hint: `The proxy ${proxy} cannot reach it either: it answers ${status}.`,
  };
}
