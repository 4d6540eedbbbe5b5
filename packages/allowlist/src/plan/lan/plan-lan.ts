import type { HostRole } from '@sightline/spec';
import { portsText } from '@sightline/spec';
import { unplannedOnly } from '../endpoint/plan-endpoint.ts';
import { localCheck } from '../local-check.ts';
import type { HostPlan, PlannedCheck } from '../plan.ts';
import { ofOtherPlatform, programsOf, runsProgramsOf } from '../plan-programs.ts';
import type { Neighbor } from '../site.ts';
import {
  concernsRole,
  givesPort,
  type LanEntry,
  type LanHost,
  lanEntriesOf,
  peerRolesOf,
  portInUse,
  tcpPortsOf,
} from './lan-entry.ts';
import { planPortSetting } from './plan-port-setting.ts';

/** A path between two hosts: from the planned host to a port of a neighbor. */
interface Way {
  readonly lan: LanEntry;
  readonly port: number;
  readonly to: Neighbor;
}

const NAME_LENGTH_MAX = 80;

/** Plans an entry that applies to the host: paths from it, what listens on it, and the port's setting. */
export function planLanEntry(host: LanHost, lan: LanEntry): HostPlan {
  const { entry, subject } = lan;
  if (tcpPortsOf(lan).length === 0) return unplannedOnly(entry, 'not_probed_directly', untriedText(lan));
  const parts = [planWaysOut(host, lan), planListening(host, lan)];
  if (subject.configuredBy !== undefined) parts.push(planPortSetting(host, lan, subject.configuredBy));
  return {
    checks: parts.flatMap(({ checks }) => checks),
    unplanned: parts.flatMap(({ unplanned }) => unplanned),
  };
}

/**
 * Plans paths to ports that only the neighbors' entries name: the host that would open a connection probes the terminal
 * that accepts it, with an agent there or not. Leaves out paths in `planned`.
 */
export function planWaysIn(host: LanHost, planned: readonly PlannedCheck[]): PlannedCheck[] {
  const all = lanEntriesOf(host.pack, host.profile);
  const known = new Set(planned.map(({ targetKey }) => targetKey));
  return all
    .filter(({ subject }) => subject.direction !== 'out')
    .flatMap((lan) => tcpPortsOf(lan).flatMap((port) => waysTo(host, lan, { port, all })))
    .map((way) => checkOfWay(host, way, all))
    .filter(({ targetKey }) => !known.has(targetKey) && known.add(targetKey));
}

interface PortOf {
  readonly port: number;
  readonly all: readonly LanEntry[];
}

function waysTo({ role, site }: LanHost, lan: LanEntry, { port, all }: PortOf): Way[] {
  return site.neighbors
    .filter((to) => concernsRole(lan, to.role) && peerRolesOf(lan, to.role, all).includes(role))
    .map((to) => ({ lan, port, to }));
}

function planWaysOut(host: LanHost, lan: LanEntry): HostPlan {
  const { entry, subject } = lan;
  if (subject.direction === 'in') return { checks: [], unplanned: [] };
  const all = lanEntriesOf(host.pack, host.profile);
  const roles = peerRolesOf(lan, host.role, all);
  const ways = tcpPortsOf(lan).flatMap((port) =>
    host.site.neighbors
      .filter(({ role }) => takesPort(lan, port, { role, roles, all }))
      .map((to) => ({ lan, port, to })),
  );
  if (ways.length > 0) return { checks: ways.map((way) => checkOfWay(host, way, all)), unplanned: [] };
  if (!host.site.neighbors.some(({ role }) => roles.includes(role))) {
    return unplannedOnly(entry, 'needs_neighbor', neighborText(lan));
  }
  return unplannedOnly(
    entry,
    'not_probed_directly',
    'The pack does not say which machine receives this traffic. Traffic to this machine is checked from the others.',
  );
}

function takesPort(
  { subject }: LanEntry,
  port: number,
  { role, roles, all }: { role: HostRole; roles: readonly HostRole[]; all: readonly LanEntry[] },
): boolean {
  return roles.includes(role) && (subject.peer !== undefined || givesPort(all, port, role).length > 0);
}

function checkOfWay({ pack, profile }: LanHost, { lan, port, to }: Way, all: readonly LanEntry[]): PlannedCheck {
  const there = givesPort(all, port, to.role);
  const inUse = portInUse(there, port, to.portSettings);
  const listens = there.some(({ subject }) => subject.direction === 'in') && runsProgramsOf(pack, to.platform);
  const target = {
    kind: 'lan_port',
    host: to.name,
    peerId: to.id,
    port: inUse,
    listener: listens ? 'required' : 'optional',
  } as const;
  const note = `to ${to.name.slice(0, NAME_LENGTH_MAX)}`;
  const part = `lan:${to.id}:${inUse}`;
  return localCheck({ entry: lan.entry, pack, profile }, { part, target, scope: 'lan', note });
}

/** Plans a port on which the host accepts connections: the right program must listen. */
function planListening(host: LanHost, lan: LanEntry): HostPlan {
  const { pack, profile, role, site } = host;
  if (lan.subject.direction !== 'in') return { checks: [], unplanned: [] };
  if (!runsProgramsOf(pack, site.platform)) return ofOtherPlatform(lan.entry, site.platform);
  const programs = programsOf({ pack, profile, role, platform: site.platform });
  const checks = tcpPortsOf(lan).map((port) => {
    const target = { kind: 'own_port', port: portInUse([lan], port, site.portSettings), programs } as const;
    return localCheck({ entry: lan.entry, pack, profile }, { part: `own:${target.port}`, target, scope: 'host' });
  });
  return { checks, unplanned: [] };
}

function untriedText({ subject: { protocol, ports } }: LanEntry): string {
  switch (protocol) {
    case 'udp':
      return `Port ${portsText(ports)} is UDP: a machine doesn't have to answer, so silence proves nothing.`;
    case 'icmp':
      return 'ICMP is not probed: a ping reply says nothing about the service.';
    case 'tcp':
    case 'not_stated':
      return ports.length === 0
        ? 'The pack does not name a port.'
        : `Port ranges can't be tested: none of the ports ${portsText(ports)} must answer.`;
  }
}

function neighborText({ subject: { ports, peer } }: LanEntry): string {
  const isOne = ports.length === 1 && typeof ports[0] === 'number';
  const what = `${isOne ? 'Port' : 'Ports'} ${portsText(ports)} is for traffic inside the store`;
  return peer?.roles.length === 0
    ? `${what}, with a device that is not one of the store's hosts.`
    : `${what}. Add the machine at the other end, with or without an agent, to check it.`;
}
