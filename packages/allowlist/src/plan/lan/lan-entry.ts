import type { Entry, HostRole, Pack, StoreProfile, Subject } from '@sightline/spec';
import { appliesToStore } from '../applies-to.ts';
import { choiceOf, choosePorts } from '../endpoint/choose-endpoint.ts';
import type { ProgramEntry } from '../plan-programs.ts';
import type { Site } from '../site.ts';

/** A host with everything that decides its LAN checks. */
export type LanHost = Omit<ProgramEntry, 'entry' | 'platform'> & { readonly site: Site };

export type LanSubject = Extract<Subject, { kind: 'lan_port' }>;

/** An entry about ports between the hosts of a store. */
export interface LanEntry {
  readonly entry: Entry;
  readonly subject: LanSubject;
}

/** Returns all such entries that apply to this kind of store, for any role. */
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

/** Returns the single ports of an entry to try over TCP, which is also used when no protocol is stated. */
export function tcpPortsOf({ subject: { protocol, ports } }: LanEntry): number[] {
  if (protocol === 'udp' || protocol === 'icmp') return [];
  return ports.filter((port) => typeof port === 'number');
}

/**
 * Returns the roles at the other end of an entry for a host with `role`: as the pack states them, otherwise the roles with
 * the same port, otherwise all roles with ports.
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

/** Returns whether the pack gives a port to a role, in one direction or in any. */
export function givesPort(all: readonly LanEntry[], port: number, role: HostRole): readonly LanEntry[] {
  return all.filter((lan) => concernsRole(lan, role) && tcpPortsOf(lan).includes(port));
}

/** Returns the port that a host uses: its configuration's if known, otherwise the pack's default. */
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
