import type { Origin } from './origin.ts';
import { type ProxyServer, parseProxyServer } from './proxy-server.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A proxy that the environment names, and the variable that does. */
export interface EnvironmentProxy {
  readonly server: ProxyServer;
  readonly variable: string;
}

/** The environment's variables that name a proxy. */
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

/** The variables that are set to anything. */
export function proxyVariables(environment: Environment): readonly string[] {
  return PROXY_VARIABLES.filter((name) => (environment[name] ?? '') !== '');
}

/** The proxy that the environment names for a place; null when there is none or `NO_PROXY` excepts the place. */
export function environmentProxy(environment: Environment, origin: Origin): EnvironmentProxy | null {
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

/** Names and addresses, with everything under a name, a port where one is given, and `*` for all, as curl reads the list. */
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
