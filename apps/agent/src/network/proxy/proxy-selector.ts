import type { Resolver } from '../dns/resolver.ts';
import type { TrustStore } from '../tls/trust-store.ts';
import { type EnvironmentVariables, environmentProxy, proxyVariables } from './environment-proxy.ts';
import type { Origin } from './origin.ts';
import type { PacSelector } from './pac/pac-selector.ts';
import type { ProxySelection } from './proxy-selection.ts';
import { parseProxyServer } from './proxy-server.ts';
import type { ProxySetting } from './proxy-setting.ts';
import type { WindowsProxy } from './windows-proxy.ts';

export interface ProxySelectorOptions {
  readonly setting: ProxySetting;
  readonly environment: EnvironmentVariables;
  readonly resolver: Resolver;
  readonly trust: TrustStore;
  /** As `process.platform`. */
  readonly platform: string;
}

/**
 * Selects the proxy for an origin: from the agent's configuration, then the environment, then (on Windows) the system
 * settings. The first source that names a proxy wins. PAC scripts and the registry are read on first use.
 */
export class ProxySelector {
  readonly #options: ProxySelectorOptions;
  #pac: Promise<PacSelector> | null = null;
  #windows: Promise<WindowsProxy | null> | null = null;

  constructor(options: ProxySelectorOptions) {
    this.#options = options;
  }

  /** Returns how to reach an origin. Does not reject. */
  async select(origin: Origin): Promise<ProxySelection> {
    const { setting } = this.#options;
    switch (setting.kind) {
      case 'none':
        return { kind: 'direct' };
      case 'server':
        return { kind: 'proxy', servers: [setting.server], from: "the agent's configuration" };
      case 'script':
        return await this.#selectByPac(setting.url, origin, "the agent's configuration");
      case 'auto':
        return await this.#selectAutomatically(origin);
    }
  }

  async #selectAutomatically(origin: Origin): Promise<ProxySelection> {
    const { environment, platform } = this.#options;
    // Once any variable is set, the environment decides alone, including that an origin needs no proxy.
    if (proxyVariables(environment).length > 0) return selectByEnvironment(environment, origin);
    if (platform !== 'win32') return { kind: 'direct' };
    const { readWindowsProxy, windowsProxyServer } = await import('./windows-proxy.ts');
    const settings = await (this.#windows ??= readWindowsProxy());
    if (settings === null) return { kind: 'direct' };
    if (settings.scriptUrl !== null) {
      return await this.#selectByPac(settings.scriptUrl, origin, "Windows' proxy script");
    }
    const server = windowsProxyServer(settings, origin);
    return server === null ? { kind: 'direct' } : { kind: 'proxy', servers: [server], from: "Windows' proxy settings" };
  }

  async #selectByPac(url: string, origin: Origin, from: string): Promise<ProxySelection> {
    this.#pac ??= import('./pac/pac-selector.ts').then((pac) => new pac.PacSelector(this.#options));
    return await (await this.#pac).select(url, origin, from);
  }
}

function selectByEnvironment(environment: EnvironmentVariables, origin: Origin): ProxySelection {
  const found = environmentProxy(environment, origin);
  if (found !== null) return { kind: 'proxy', servers: [found.server], from: found.variable };
  const unreadable = proxyVariables(environment).find((name) => parseProxyServer(environment[name] ?? '') === null);
  if (unreadable === undefined) return { kind: 'direct' };
  return { kind: 'unknown', from: unreadable, why: 'its value is not an HTTP proxy' };
}
