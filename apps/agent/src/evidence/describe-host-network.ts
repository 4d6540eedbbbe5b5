import { readFileSync } from 'node:fs';
import { hostname, networkInterfaces } from 'node:os';
import type { EvidenceItem } from '@sightline/spec';
import { nameServerText } from '../network/dns/name-server.ts';
import type { NameServer } from '../network/dns/resolver.ts';
import { captureOutput } from '../platform/capture-output.ts';

/** Facts about the host's network that other parts of the agent know. */
export interface HostNetworkView {
  readonly servers: readonly NameServer[];
  /** The address that the API sees; null if it has not said. */
  readonly seenAddress: string | null;
  /** The API's clock minus this host's, in ms; null if unknown. */
  readonly clockOffsetMs: number | null;
}

const INTERFACES_MAX = 12;
const ROUTE_TIMEOUT_MS = 2_000;

/** Describes how the host is connected, as one item of evidence. Does not reject. */
export async function describeHostNetwork(view: HostNetworkView): Promise<EvidenceItem> {
  const gateways = await defaultGateways();
  const lines = [
    `default gateway: ${listed(gateways)}`,
    `resolvers: ${listed(view.servers.map(nameServerText))}`,
    ...interfaceLines(),
    `public address, as the API sees it: ${view.seenAddress ?? 'unknown'}`,
    `clock: ${clockText(view.clockOffsetMs)}`,
  ];
  return { kind: 'machine', about: hostname().slice(0, 120), text: lines.join('\n') };
}

/** Returns the host's default gateways, IPv4 first; empty if the system does not report them. Does not reject. */
export async function defaultGateways(): Promise<readonly string[]> {
  if (process.platform === 'win32') {
    const { output } = await captureOutput(['route', 'print', '-4', '0.0.0.0'], ROUTE_TIMEOUT_MS);
    return parseRoutePrint(output);
  }
  return [...parseProcRoute(readText('/proc/net/route')), ...parseProcRoute6(readText('/proc/net/ipv6_route'))];
}

function clockText(offsetMs: number | null): string {
  if (offsetMs === null) return 'not compared with the API';
  return `${Math.abs(offsetMs)} ms ${offsetMs < 0 ? 'ahead of' : 'behind'} the API's`;
}

function interfaceLines(): string[] {
  const all = Object.entries(networkInterfaces()).filter(([, addresses]) => addresses?.some((one) => !one.internal));
  return all.slice(0, INTERFACES_MAX).map(([name, addresses]) => {
    const state = readText(`/sys/class/net/${name}/operstate`).trim();
    const own = (addresses ?? []).map(({ cidr, address }) => cidr ?? address);
    return `interface ${name}${state === '' ? '' : ` (${state})`}: ${own.join(', ')}`;
  });
}

function listed(items: readonly string[]): string {
  return items.length === 0 ? 'none' : items.join(', ');
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Parses the default gateways from `/proc/net/route`, as IPv4 addresses. */
export function parseProcRoute(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const [, destination, gateway] = line.trim().split(/\s+/);
    if (destination !== '00000000' || gateway === undefined || !/^[0-9A-F]{8}$/i.test(gateway)) return [];
    // Hexadecimal in the host's byte order, which is little-endian on every platform we support.
    const bytes = gateway.match(/../g) ?? [];
    return [
      bytes
        .reverse()
        .map((byte) => Number.parseInt(byte, 16))
        .join('.'),
    ];
  });
}

/** Parses the default gateways from `/proc/net/ipv6_route`, as IPv6 addresses. */
export function parseProcRoute6(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const [destination, length, , , next = '', , , , , device] = line.trim().split(/\s+/);
    if (destination !== '0'.repeat(32) || length !== '00' || device === 'lo' || /^0*$/.test(next)) return [];
    const full = (next.match(/.{4}/g) ?? []).join(':');
    // URLs use the shortest form (RFC 5952).
    return URL.canParse(`http://[${full}]`) ? [new URL(`http://[${full}]`).hostname.slice(1, -1)] : [];
  });
}

/** Parses the default gateways from Windows' `route print`, in any language. */
export function parseRoutePrint(text: string): string[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const gateway = /^\s*0\.0\.0\.0\s+0\.0\.0\.0\s+(\d+\.\d+\.\d+\.\d+)\s/.exec(line)?.[1];
    return gateway === undefined ? [] : [gateway];
  });
}
