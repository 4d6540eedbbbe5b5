import { readFileSync } from 'node:fs';
import { hostname, networkInterfaces } from 'node:os';
import type { EvidenceItem } from '@sightline/spec';
import { nameServerText } from '../network/dns/name-server.ts';
import type { NameServer } from '../network/dns/resolver.ts';
import { gatewaysOfProcRoute, gatewaysOfProcRoute6, gatewaysOfRoutePrint } from './parse-default-gateways.ts';
import { runQuietly } from '../platform/capture-output.ts';

/** What others know of the machine. */
export interface MachineView {
  readonly servers: readonly NameServer[];
  /** The address that the API sees, null where it has not said. */
  readonly seenAddress: string | null;
  /** The API's clock minus this machine's in ms, null where it has not said. */
  readonly clockOffsetMs: number | null;
}

const INTERFACES_MAX = 12;
const ROUTE_TIMEOUT_MS = 2_000;

/** How the machine is connected, as one item of evidence. Does not reject. */
export async function machineFacts(view: MachineView): Promise<EvidenceItem> {
  const gateways = await defaultGateways();
  const lines = [
    `default gateway: ${listed(gateways)}`,
    `resolvers: ${listed(view.servers.map(nameServerText))}`,
    ...interfaceLines(),
    `public address, as the API sees it: ${view.seenAddress ?? 'not known'}`,
    `clock: ${clockText(view.clockOffsetMs)}`,
  ];
  return { kind: 'machine', about: hostname().slice(0, 120), text: lines.join('\n') };
}

/** The machine's default gateways, IPv4 first; none where the system does not tell. Does not reject. */
export async function defaultGateways(): Promise<readonly string[]> {
  if (process.platform === 'win32') {
    const { output } = await runQuietly(['route', 'print', '-4', '0.0.0.0'], ROUTE_TIMEOUT_MS);
    return gatewaysOfRoutePrint(output);
  }
  return [
    ...gatewaysOfProcRoute(readText('/proc/net/route')),
    ...gatewaysOfProcRoute6(readText('/proc/net/ipv6_route')),
  ];
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
