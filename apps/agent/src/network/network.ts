import { machineEnvironment } from '../platform/process-environment.ts';
import { createTrust, type Trust } from './tls/trust-store.ts';
import type { Environment } from './proxy/environment-proxy.ts';
import type { ProxyChooser } from './proxy/proxy-selection.ts';
import { createProxyChooser } from './proxy/proxy-selector.ts';
import { type ProxySetting, parseProxySetting } from './proxy/proxy-setting.ts';
import { createResolver } from './dns/create-resolver.ts';
import { parseNameServer } from './dns/name-server.ts';
import type { Resolver } from './dns/resolver.ts';
import type { AgentFile } from '../state/agent-file.ts';

/** What probes and the agent's own calls go through. */
export interface Network {
  readonly resolver: Resolver;
  readonly trust: Trust;
  readonly proxies: ProxyChooser;
}

export interface NetworkParts extends Pick<Network, 'resolver' | 'trust'> {
  readonly proxy: ProxySetting;
  readonly environment?: Environment;
}

/** A network with the proxies of this machine. */
export function createNetwork(parts: NetworkParts): Network {
  const { resolver, trust, proxy: setting, environment = machineEnvironment() } = parts;
  const proxies = createProxyChooser({ setting, environment, resolver, trust, platform: process.platform });
  return { resolver, trust, proxies };
}

/** The network as the enrollment says. */
export function networkOf(
  agent: Pick<AgentFile, 'resolver' | 'ca' | 'proxy'>,
  environment: Environment = machineEnvironment(),
): Network {
  return createNetwork({
    resolver: createResolver(agent.resolver === null ? null : parseNameServer(agent.resolver, 53)),
    trust: createTrust(agent.ca),
    proxy: parseProxySetting(agent.proxy ?? 'auto') ?? { kind: 'auto' },
    environment,
  });
}
