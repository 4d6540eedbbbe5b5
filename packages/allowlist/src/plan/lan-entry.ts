import type { Entry, HostRole, Pack, StoreProfile, Subject } from '@sightline/spec';
import { appliesToStore } from './applies-to.ts';
import { choiceOf, choosePorts } from './choose-endpoint.ts';

export type LanSubject = Extract<Subject, { kind: 'lan_port' }>;

/** An entry about ports between the machines of a store. */
export interface LanEntry {
  readonly entry: Entry;
  readonly subject: LanSubject;
}

/** All such entries that concern a store of this kind, whatever the role. */
export function lanEntriesOf(pack: Pack, profile: StoreProfile): LanEntry[] {
  return pack.entries.flatMap((entry) =>
    entry.subject.kind === 'lan_port' && appliesToStore(entry, profile)
      ? [{ entry, subject: choosePorts(entry.subject, choiceOf(profile, entry.id)) }]
      : [],
  );
}

export function concernsRole({ entry }: LanEntry, role: HostRole): boolean {
  return entry.appliesTo.roles.includes(role);
}

/** The single ports of an entry that TCP can be tried on; where the list does not state the protocol, TCP is. */
export function tcpPortsOf({ subject: { protocol, ports } }: LanEntry): number[] {
  if (protocol === 'udp' || protocol === 'icmp') return [];
  return ports.filter((port) => typeof port === 'number');
}

/**
 * The roles at the other end of an entry, as a machine of `role` sees it: as the list states them, else those that the
 * list gives the same port, else, where no other has it, all that have ports at all.
 */
export function peerRolesOf(lan: LanEntry, role: HostRole, all: readonly LanEntry[]): HostRole[] {
  if (lan.subject.peer !== undefined) return lan.subject.peer.roles;
  const others = (entries: readonly LanEntry[]): HostRole[] => [
    ...new Set(entries.flatMap(({ entry }) => entry.appliesTo.roles).filter((other) => other !== role)),
  ];
  const ports = tcpPortsOf(lan);
  const counterparts = others(all.filter((other) => tcpPortsOf(other).some((port) => ports.includes(port))));
  return counterparts.length > 0 ? counterparts : others(all);
}

/** Whether the list gives a port to a role, in a direction or in any. */
export function givesPort(all: readonly LanEntry[], port: number, role: HostRole): readonly LanEntry[] {
  return all.filter((lan) => concernsRole(lan, role) && tcpPortsOf(lan).includes(port));
}

/** The port in use at a machine where the list's is a default: as its configuration sets it, as far as that is known. */
export function portInUse(
  entries: readonly LanEntry[],
  port: number,
  portSettings: Readonly<Record<string, number>>,
): number {
  for (const { subject } of entries) {
    const { configuredBy } = subject;
    if (configuredBy === undefined || !Object.hasOwn(portSettings, configuredBy.setting)) continue;
    return portSettings[configuredBy.setting] ?? port;
  }
  return port;
}
