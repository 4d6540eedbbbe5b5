import type { Trust } from '../tls/trust-store.ts';
import type { Resolver } from '../dns/resolver.ts';
import { type Environment, environmentProxy, type ProxiedPlace, proxyVariables } from './environment-proxy.ts';
import type { ProxyAdvice, ProxyChooser } from './proxy-selection.ts';
import { parseProxyServer } from './proxy-server.ts';
import type { ProxySetting } from './proxy-setting.ts';

export interface ProxyChooserOptions {
  readonly setting: ProxySetting;
  readonly environment: Environment;
  readonly resolver: Resolver;
  readonly trust: Trust;
  /** As `process.platform`. */
  readonly platform: string;
}

/**
 * A chooser by the agent's configuration, the environment, and on Windows the system's settings, in this order: the
 * first that knows a proxy is heard. Scripts (PAC) and the registry are read when somebody first asks.
 */
export function createProxyChooser(options: ProxyChooserOptions): ProxyChooser {
  const script = lazily(async () => (await import('./pac/pac-selector.ts')).createPacChooser(options));
  const ofSystem = lazily(async () => (await import('./read-windows-proxy.ts')).readWindowsProxy());
  const byScript = async (url: string, place: ProxiedPlace, from: string): Promise<ProxyAdvice> =>
    await (await script()).adviceFor(url, place, from);

  const automatic = async (place: ProxiedPlace): Promise<ProxyAdvice> => {
    // Set at all: then the environment is the one to say, also that a place goes without.
    if (proxyVariables(options.environment).length > 0) return adviceOfEnvironment(options.environment, place);
    if (options.platform !== 'win32') return { kind: 'direct' };
    const settings = await ofSystem();
    if (settings === null) return { kind: 'direct' };
    if (settings.scriptUrl !== null) return await byScript(settings.scriptUrl, place, "Windows' proxy script");
    const { windowsProxyServer } = await import('./windows-proxy.ts');
    const server = windowsProxyServer(settings, place);
    return server === null ? { kind: 'direct' } : { kind: 'proxy', servers: [server], from: "Windows' proxy settings" };
  };

  return {
    adviceFor: async (place) => {
      const { setting } = options;
      switch (setting.kind) {
        case 'none':
          return { kind: 'direct' };
        case 'server':
          return { kind: 'proxy', servers: [setting.server], from: "the agent's configuration" };
        case 'script':
          return await byScript(setting.url, place, "the agent's configuration");
        case 'auto':
          return await automatic(place);
      }
    },
  };
}

function adviceOfEnvironment(environment: Environment, place: ProxiedPlace): ProxyAdvice {
  const found = environmentProxy(environment, place);
  if (found !== null) return { kind: 'proxy', servers: [found.server], from: found.variable };
  const unreadable = proxyVariables(environment).find((name) => parseProxyServer(environment[name] ?? '') === null);
  if (unreadable === undefined) return { kind: 'direct' };
  return { kind: 'unknown', from: unreadable, why: 'it names no HTTP proxy' };
}

function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => (made ??= make());
}
