import { isIP } from 'node:net';
import type { NameServer } from './resolver.ts';

const WITH_PORT = /^(?:\[(?<v6>[^\]]+)\]|(?<v4>[^:]+)):(?<port>\d{1,5})$/;

/** Parses `ip`, `ip:port` or `[ipv6]:port`; null for anything else. */
export function parseNameServer(text: string, defaultPort: number): NameServer | null {
  // For the socket, a zone (`fe80::1%eth0`) is part of the address.
  if (isIP(text) !== 0) return { address: text, port: defaultPort };
  const groups = WITH_PORT.exec(text)?.groups;
  const address = groups?.['v6'] ?? groups?.['v4'] ?? '';
  const port = Number(groups?.['port']);
  return isIP(address) !== 0 && port >= 1 && port <= 65_535 ? { address, port } : null;
}

/** Returns `ip:port`, with brackets around IPv6. */
export function nameServerText(server: NameServer): string {
  return isIP(server.address) === 6 ? `[${server.address}]:${server.port}` : `${server.address}:${server.port}`;
}
