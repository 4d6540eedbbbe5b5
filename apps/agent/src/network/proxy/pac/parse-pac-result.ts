import { type ProxyServer, parseProxyServer } from '../proxy-server.ts';

/**
 * What a script returned: its HTTP proxies in order, and whether it names SOCKS proxies, which the agent does not
 * speak.
 */
export interface PacResult {
  readonly servers: readonly ProxyServer[];
  readonly hasSocks: boolean;
}

/** Parses `PROXY proxy:8080; HTTPS proxy:8443; SOCKS other:1080; DIRECT`. */
export function parsePacResult(answer: string): PacResult {
  const servers: ProxyServer[] = [];
  let hasSocks = false;
  for (const part of answer.split(';')) {
    const [word = '', place = ''] = part.trim().split(/\s+/);
    const kind = word.toUpperCase();
    if (kind.startsWith('SOCKS')) hasSocks = true;
    if (kind !== 'PROXY' && kind !== 'HTTP' && kind !== 'HTTPS') continue;
    const server = parseProxyServer(`${kind === 'HTTPS' ? 'https' : 'http'}://${place}`);
    if (server !== null) servers.push(server);
  }
  return { servers, hasSocks };
}
