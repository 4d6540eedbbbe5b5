import { type ProxyServer, parseProxyServer } from '../proxy-server.ts';

/** What a script's answer comes to: the HTTP proxies in it, in order, and whether it names others that are not spoken here. */
export interface PacResult {
  readonly servers: readonly ProxyServer[];
  readonly hasSocks: boolean;
}

/** Reads `PROXY proxy:8080; HTTPS proxy:8443; SOCKS other:1080; DIRECT`. */
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
