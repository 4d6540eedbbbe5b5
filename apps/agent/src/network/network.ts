import { processEnvironment } from '../platform/config/process-environment.ts';
import type { AgentFile } from '../state/agent-file.ts';
import { createResolver } from './dns/create-resolver.ts';
import { parseNameServer } from './dns/name-server.ts';
import type { Resolver } from './dns/resolver.ts';
import type { EnvironmentVariables } from './proxy/environment-proxy.ts';
import { ProxySelector } from './proxy/proxy-selector.ts';
import { type ProxySetting, parseProxySetting } from './proxy/proxy-setting.ts';
import { TrustStore } from './tls/trust-store.ts';

/** How probes and API calls reach the network. */
export interface Network {
  readonly resolver: Resolver;
  readonly trust: TrustStore;
  readonly proxies: ProxySelector;
}

export interface NetworkOptions extends Pick<Network, 'resolver' | 'trust'> {
  readonly proxy: ProxySetting;
  readonly environment?: EnvironmentVariables;
}

/** Returns a network with this host's proxies. */
export function createNetwork(parts: NetworkOptions): Network {
  const { resolver, trust, proxy: setting, environment = processEnvironment() } = parts;
  const proxies = new ProxySelector({ setting, environment, resolver, trust, platform: process.platform });
  return { resolver, trust, proxies };
}

/** Returns the network as configured at enrollment. */
export function networkForAgent(
  agent: Pick<AgentFile, 'resolver' | 'ca' | 'proxy'>,
  environment: EnvironmentVariables = processEnvironment(),
): Network {
  return createNetwork({
    resolver: createResolver(agent.resolver === null ? null : parseNameServer(agent.resolver, 53)),
    trust: new TrustStore(agent.ca),
    proxy: parseProxySetting(agent.proxy ?? 'auto') ?? { kind: 'auto' },
    environment,
  });
}
