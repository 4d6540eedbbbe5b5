import { isIP } from 'node:net';
import type { NetworkTarget } from '@sightline/spec';
import { UsageError } from './usage-error.ts';

const HOST_PORT = /^(?:\[(?<v6>[0-9a-f:.]+)\]|(?<host>[^/:\s]+)):(?<port>\d{1,5})(?:\/(?<kind>tcp|tls))?$/i;
const NAME =
  /^(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*$/i;

/** Reads `https://...`, `http://...`, `host:port`, `host:port/tcp` or `host:port/tls`; throws a UsageError on anything else. */
export function parseTarget(text: string): NetworkTarget {
  if (/^https?:\/\//i.test(text)) return parseUrl(text);
  const groups = HOST_PORT.exec(text)?.groups;
  if (groups === undefined)
    throw new UsageError(
      `"${text}" is not a target: give a URL (https://host/) or host:port, host:port/tcp, host:port/tls`,
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
  // A final dot is for DNS only: certificates and virtual hosts know names without it.
  const host = given.replace(/\.$/, '');
  if (isIP(host) === 0 && !NAME.test(host))
    throw new UsageError(`"${host}" in "${text}" is neither a host name nor an address`);
  return host;
}

function checkedPort(port: number, text: string): number {
  if (port < 1 || port > 65_535) throw new UsageError(`"${text}" has no port between 1 and 65535`);
  return port;
}

/** A target as the check document names it: `https://host:443/`, `host:port/tcp`. */
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
