import { isIP } from 'node:net';
import type { NetworkTarget } from '@sightline/spec';
import { UsageError } from './usage-error.ts';

const HOST_PORT = /^(?:\[(?<v6>[0-9a-f:.]+)\]|(?<host>[^/:\s]+)):(?<port>\d{1,5})(?:\/(?<kind>tcp|tls))?$/i;
const NAME =
  /^(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*$/i;

/** Parses `https://...`, `http://...`, `host:port`, `host:port/tcp` or `host:port/tls`. Throws a UsageError. */
export function parseTarget(text: string): NetworkTarget {
  if (/^https?:\/\//i.test(text)) return parseUrl(text);
  const groups = HOST_PORT.exec(text)?.groups;
  if (groups === undefined)
    throw new UsageError(
      `"${text}" is not a target; use a URL (https://host/), host:port, host:port/tcp or host:port/tls`,
    );
  const host = groups['v6'] ?? groups['host'] ?? '';
  return {
    kind: groups['kind']?.toLowerCase() === 'tls' ? 'tls' : 'tcp',
    host: checkedHost(host, text),
    port: checkedPort(Number(groups['port']), text),
  };
}

function parseUrl(text: string): NetworkTarget {
  if (!URL.canParse(text)) throw new UsageError(`"${text}" is not a URL`);
  const url = new URL(text);
  const kind = url.protocol === 'https:' ? 'https' : 'http';
  const port = url.port === '' ? (kind === 'https' ? 443 : 80) : Number(url.port);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return { kind, host: checkedHost(host, text), port: checkedPort(port, text), path: `${url.pathname}${url.search}` };
}

function checkedHost(given: string, text: string): string {
  // Only DNS uses a trailing dot; certificates and virtual hosts do not.
  const host = given.replace(/\.$/, '');
  if (isIP(host) === 0 && !NAME.test(host))
    throw new UsageError(`"${host}" in "${text}" is not a host name or address`);
  return host;
}

function checkedPort(port: number, text: string): number {
  if (port < 1 || port > 65_535) throw new UsageError(`"${text}" needs a port from 1 to 65535`);
  return port;
}

/** Returns a target as the check document names it: `https://host:443/`, `host:port/tcp`. */
export function documentTarget(target: NetworkTarget): string {
  const host = target.host.includes(':') ? `[${target.host}]` : target.host;
  switch (target.kind) {
    case 'dns':
      return `${host}/dns`;
    case 'tcp':
    case 'tls':
      return `${host}:${target.port}/${target.kind}`;
    case 'http':
    case 'https':
      return `${target.kind}://${host}:${target.port}${target.path}`;
  }
}
