import type { Origin } from './origin.ts';
import { type ProxyServer, parseProxyServer } from './proxy-server.ts';

export type EnvironmentVariables = Readonly<Record<string, string | undefined>>;

/** A proxy set in the environment, and the variable that sets it. */
export interface EnvironmentProxy {
  readonly server: ProxyServer;
  readonly variable: string;
}

/** The environment variables that set a proxy. */
export const PROXY_VARIABLES = [
  'HTTPS_PROXY',
  'https_proxy',
  'HTTP_PROXY',
  'http_proxy',
  'ALL_PROXY',
  'all_proxy',
] as const;
const TLS_VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'] as const;
const PLAIN_VARIABLES = ['http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY'] as const;

/** Returns the variables that are set. */
export function proxyVariables(environment: EnvironmentVariables): readonly string[] {
  return PROXY_VARIABLES.filter((name) => (environment[name] ?? '') !== '');
}

/**
 * Returns the proxy that the environment sets for an origin; null if there is none or `NO_PROXY` excludes the origin.
 */
export function environmentProxy(environment: EnvironmentVariables, origin: Origin): EnvironmentProxy | null {
  const exceptions = environment['no_proxy'] ?? environment['NO_PROXY'] ?? '';
  if (isExcepted(exceptions, origin)) return null;
  for (const variable of origin.isTls ? TLS_VARIABLES : PLAIN_VARIABLES) {
    const text = environment[variable] ?? '';
    if (text === '') continue;
    const server = parseProxyServer(text);
    return server === null ? null : { server, variable };
  }
  return null;
}

/** Reads the list as curl does: names with their subdomains, addresses, an optional port, and `*` for all. */
function isExcepted(list: string, { host, port }: Origin): boolean {
  const name = host.toLowerCase();
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((item) => item !== '')
    .some((item) => {
      if (item === '*') return true;
      const [, excepted = item, exceptedPort] = /^(.*?)(?::(\d+))?$/.exec(item) ?? [];
      if (exceptedPort !== undefined && !excepted.includes(':') && Number(exceptedPort) !== port) return false;
      const bare = (excepted.includes(':') ? item : excepted).replace(/^\[|\]$/g, '').replace(/^\*?\./, '');
      return name === bare || name.endsWith(`.${bare}`);
    });
}
