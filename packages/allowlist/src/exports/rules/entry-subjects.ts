import type { Entry, NamePattern, Pack, Ports, Protocol, StoreProfile, Subject } from '@sightline/spec';
import { allowedEndpoint, choiceOf, choosePorts } from '../../plan/endpoint/choose-endpoint.ts';
import { resolveName } from '../../plan/endpoint/resolve-name.ts';
import type { AllowDestination, AllowDirection, AllowService, AllowSubject } from './allow-rule.ts';

/** What an entry asks a store to allow, and a sentence for each part that is unknown. */
export interface EntrySubjects {
  readonly subjects: readonly AllowSubject[];
  readonly missing: readonly string[];
}

/** Returns what an entry asks a store to allow. An instruction counts as missing, since a person must read it. */
export function entrySubjects(entry: Entry, pack: Pack, profile: StoreProfile): EntrySubjects {
  const { subject } = entry;
  switch (subject.kind) {
    case 'endpoint':
      return endpointSubjects(entry, allowedEndpoint(subject, choiceOf(profile, entry.id)), (name) =>
        destinationOf(name, pack, profile),
      );
    case 'ranges':
      return only(rangeSubjects(subject));
    case 'lan_port':
      return only([lanSubject(choosePorts(subject, choiceOf(profile, entry.id)))]);
    case 'application':
      return only([{ kind: 'program', path: subject.path, service: subject.service ?? null }]);
    case 'process':
    case 'service':
      return only([{ kind: subject.kind, text: subject.name }]);
    case 'code_signer':
      return only([{ kind: subject.kind, text: subject.signer }]);
    case 'folder_exclusion':
      return only([{ kind: subject.kind, text: subject.path }]);
    case 'installer':
      return only([{ kind: subject.kind, text: subject.fileName }]);
    case 'note':
      return { subjects: [], missing: ['An instruction to read; it names nothing to allow.'] };
  }
}

function only(subjects: readonly AllowSubject[]): EntrySubjects {
  return { subjects, missing: [] };
}

type Endpoint = Extract<Subject, { kind: 'endpoint' }>;

function endpointSubjects(
  entry: Entry,
  endpoint: Endpoint,
  resolve: (name: NamePattern) => AllowDestination | string,
): EntrySubjects {
  const found = endpoint.names.map(resolve);
  const destinations = [
    ...found.filter((destination) => typeof destination !== 'string'),
    ...(endpoint.addresses ?? []).map((cidr): AllowDestination => ({ kind: 'addresses', cidr })),
  ];
  const services = servicesOf([endpoint, ...(endpoint.also ?? [])]);
  const direction = DIRECTIONS[endpoint.direction];
  const subjects = destinations.flatMap((destination) =>
    services.map((service): AllowSubject => ({ kind: 'network', destination, service, direction })),
  );
  const missing = found.filter((destination) => typeof destination === 'string');
  return { subjects, missing: found.length + destinations.length === 0 ? [unknownText(entry)] : missing };
}

const DIRECTIONS: Readonly<Record<Endpoint['direction'], AllowDirection>> = {
  inbound_outbound: 'in_out',
  outbound: 'out',
  inbound: 'in',
  not_stated: 'not_stated',
};

function unknownText({ cells }: Entry): string {
  const columns = cells.filter(({ kind }) => kind === 'unknown').map(({ column }) => column);
  return columns.length === 0 ? 'The pack names no host.' : `Unknown: ${columns.join(', ')}. Ask the vendor.`;
}

function destinationOf(name: NamePattern, pack: Pack, profile: StoreProfile): AllowDestination | string {
  const resolved = resolveName(name, pack, profile.variables);
  if (resolved.kind === 'unresolved') return resolved.text;
  const { host } = resolved;
  if (!host.includes('*')) return { kind: 'name', host };
  const base = host.slice(2);
  return host.startsWith('*.') && !base.includes('*')
    ? { kind: 'wildcard', base, apex: name.apex ?? 'not_stated' }
    : { kind: 'pattern', pattern: host };
}

function rangeSubjects({ cidrs, services, direction }: Extract<Subject, { kind: 'ranges' }>): AllowSubject[] {
  const stated = servicesOf(services ?? [{ protocol: 'not_stated', ports: [] }]);
  return cidrs.flatMap((cidr) =>
    stated.map((service) => ({
      kind: 'network',
      destination: { kind: 'addresses', cidr },
      service,
      direction: direction === undefined ? 'not_stated' : DIRECTIONS[direction],
    })),
  );
}

function lanSubject({ ports, protocol, direction, peer }: Extract<Subject, { kind: 'lan_port' }>): AllowSubject {
  const destination: AllowDestination = { kind: 'peer', roles: peer?.roles ?? [], device: peer?.device ?? null };
  return { kind: 'network', destination, service: { protocol, ports: spans(ports) }, direction };
}

/** Merges services that a firewall treats as one transport, such as HTTP and HTTPS. */
function servicesOf(services: readonly { readonly protocol: Protocol; readonly ports: Ports }[]): AllowService[] {
  const byTransport = Map.groupBy(services, ({ protocol }) =>
    protocol === 'https' || protocol === 'http' ? 'tcp' : protocol,
  );
  return [...byTransport].map(([protocol, alike]) => ({ protocol, ports: spans(alike.flatMap(({ ports }) => ports)) }));
}

function spans(ports: Ports): AllowService['ports'] {
  return ports.map((port) => (typeof port === 'number' ? { from: port, to: port } : port));
}
