import type { Entry, Pack, StoreProfile, Target } from '@sightline/spec';
import {
  type NamePattern,
  type Ports,
  type Protocol,
  portsText,
  type Subject,
  targetKey,
  type WildcardTarget,
  wildcardTarget,
} from '@sightline/spec';
import type { HostPlan, PlannedCheck, Unplanned } from '../plan.ts';
import { choiceOf, chooseEndpoint } from './choose-endpoint.ts';
import { resolveName } from './resolve-name.ts';

const PROBE_TIMEOUT_MS = 5_000;

interface EndpointEntry {
  readonly entry: Entry;
  readonly subject: Extract<Subject, { kind: 'endpoint' }>;
  readonly pack: Pack;
  readonly profile: StoreProfile;
}

/** One name and one service of an endpoint, with their positions in it. */
interface Part {
  readonly name: NamePattern;
  /** The name's position: `2`, or `2.3` for the third known name of a wildcard. */
  readonly place: string;
  readonly protocol: Protocol;
  readonly ports: Ports;
  readonly isFurther: boolean;
}

/**
 * Plans one check per name and port of an entry's Internet servers, with the reason for each that is not checked.
 * Addresses from the profile are checked too, with a known name or without.
 */
export function planEndpoint({ entry, subject, pack, profile }: EndpointEntry): HostPlan {
  const choice = choiceOf(profile, entry.id);
  const endpoint = { entry, subject: chooseEndpoint(subject, choice), pack, profile };
  const names = endpoint.subject.names.length === 0 ? planNameless(endpoint) : planNames(endpoint);
  return merged([names, planAddresses(endpoint, choice.addresses ?? [])]);
}

function planNames(endpoint: EndpointEntry): HostPlan {
  const { entry, subject } = endpoint;
  if (subject.direction === 'inbound') {
    return unplannedOnly(
      entry,
      'not_probed_directly',
      "The vendor opens these connections, so a store can't test them.",
    );
  }
  const first = { protocol: subject.protocol, ports: subject.ports, isFurther: false };
  const services = [first, ...(subject.also ?? []).map((service) => ({ ...service, isFurther: true }))];
  const plans = services.flatMap((service) =>
    subject.names.flatMap((name, index) => planName(endpoint, { ...service, name, place: String(index + 1) })),
  );
  return merged(plans);
}

/** Returns a plan without checks, and the reason. */
export function unplannedOnly(entry: Entry, reason: Unplanned['reason'], text: string): HostPlan {
  return { checks: [], unplanned: [{ entryId: entry.id, title: entry.title, reason, text }] };
}

function planNameless({ entry, subject }: EndpointEntry): HostPlan {
  return subject.addresses === undefined || subject.addresses.length === 0
    ? unplannedOnly(entry, 'cell_unknown', unknownNameText(entry))
    : unplannedOnly(entry, 'not_probed_directly', "IP addresses can't be tested: no single address must answer.");
}

/** Probes an address with a TCP connect: without a name, nobody knows which certificate to expect. */
function planAddresses(endpoint: EndpointEntry, addresses: readonly string[]): HostPlan {
  const { entry, subject } = endpoint;
  if (addresses.length === 0 || subject.direction === 'inbound') return { checks: [], unplanned: [] };
  const { protocol, ports } = subject;
  const single = ports.filter((port) => typeof port === 'number');
  if (protocol === 'udp' || protocol === 'icmp' || single.length === 0) {
    return unplannedOnly(entry, 'not_probed_directly', 'The pack names no port for these addresses.');
  }
  const checks = addresses.flatMap((address, index) => {
    const name = { pattern: address, note: ADDRESS_NOTES[index] ?? `address ${index + 1}` };
    const part: Part = { name, place: `ip${index + 1}`, protocol: 'tcp', ports, isFurther: false };
    return single.map((port) => ({
      ...checkOf(endpoint, part, targetOf(endpoint, part, { host: address, port })),
      // Primary and backup must both be open: neither replaces the other.
      anyOf: entry.anyOf === undefined ? null : `any-of/${entry.anyOf}`,
    }));
  });
  return { checks, unplanned: [] };
}

const ADDRESS_NOTES = ['primary address', 'backup address'];

function planName(endpoint: EndpointEntry, part: Part): HostPlan {
  const { entry } = endpoint;
  const why = unprobedText(part);
  if (why !== null) return unplannedOnly(entry, 'not_probed_directly', why);
  if (part.name.pattern.includes('*')) return planWildcard(endpoint, part);

  const resolved = resolveName(part.name, endpoint.pack, endpoint.profile.variables);
  if (resolved.kind === 'unresolved') return unplannedOnly(entry, resolved.reason, resolved.text);
  const spans = part.ports.filter((port) => typeof port !== 'number');
  return {
    checks: part.ports.flatMap((port) =>
      typeof port === 'number'
        ? [checkOf(endpoint, part, targetOf(endpoint, part, { host: resolved.host, port }))]
        : [],
    ),
    unplanned:
      spans.length === 0
        ? []
        : unplannedOnly(
            entry,
            'not_probed_directly',
            `Port ranges can't be tested: none of the ports ${portsText(spans)} must answer.`,
          ).unplanned,
  };
}

/** Checks a wildcard by its known names, and by an unlisted name, which a firewall with a plain name list would block. */
function planWildcard(endpoint: EndpointEntry, part: Part): HostPlan {
  const { pattern, knownNames = [] } = part.name;
  const known = knownNames.map((name, index) =>
    planName(endpoint, { ...part, name: { pattern: name }, place: `${part.place}.${index + 1}` }),
  );
  const unlisted = planUnlisted(endpoint, part);
  if (unlisted.length > 0) return merged([...known, { checks: unlisted, unplanned: [] }]);
  const rest = unplannedOnly(
    endpoint.entry,
    'not_probed_directly',
    `${pattern} covers names that the pack doesn't list${known.length === 0 ? '' : '; the known ones are checked'}.`,
  );
  return merged([...known, rest]);
}

/** Only TLS sends the server's name in the clear. Uses the first known name, so that one server is asked. */
function planUnlisted(endpoint: EndpointEntry, part: Part): PlannedCheck[] {
  const { pattern, knownNames = [] } = part.name;
  const [first] = knownNames;
  if (part.protocol !== 'https' || first === undefined) return [];
  const resolved = resolveName({ pattern: first }, endpoint.pack, endpoint.profile.variables);
  if (resolved.kind === 'unresolved') return [];
  return part.ports.flatMap((port) => {
    const target = typeof port === 'number' ? wildcardTarget(pattern, { host: resolved.host, port }) : null;
    if (target === null) return [];
    const place = `${part.place}.*`;
    const check = checkOf(endpoint, { ...part, place, name: { pattern, note: 'any other name' } }, target);
    return [{ ...check, required: false, anyOf: null }];
  });
}

function unprobedText({ protocol, ports }: Part): string | null {
  switch (protocol) {
    case 'https':
    case 'http':
    case 'tcp':
      return ports.length === 0 ? 'The pack does not name a port.' : null;
    case 'not_stated':
      return `The pack does not name the protocol of port ${portsText(ports)}.`;
    case 'udp':
      return `Port ${portsText(ports)} is UDP: a server doesn't have to answer, so silence proves nothing.`;
    case 'icmp':
      return 'ICMP is not probed: a ping reply says nothing about the service.';
  }
}

interface Place {
  readonly host: string;
  readonly port: number;
}

function targetOf({ subject: { health } }: EndpointEntry, { protocol }: Part, { host, port }: Place): PortTarget {
  if (protocol !== 'https' && protocol !== 'http') return { kind: 'tcp', host, port };
  if (health === undefined) return { kind: protocol, host, port, path: '/' };
  const { path, status, bodyIncludes } = health;
  const expect = {
    ...(status === undefined ? {} : { status }),
    ...(bodyIncludes === undefined ? {} : { bodyIncludes }),
  };
  return { kind: protocol, host, port, path, expect };
}

type PortTarget = Extract<Target, { kind: 'tcp' | 'http' | 'https' }>;

function checkOf(
  { entry, subject, pack, profile }: EndpointEntry,
  part: Part,
  target: PortTarget | WildcardTarget,
): PlannedCheck {
  const { name, place, isFurther } = part;
  return {
    packId: pack.id,
    key: `${entry.id}/${place}:${target.port}${isFurther ? `/${part.protocol}` : ''}`,
    entryId: entry.id,
    title: name.note === undefined ? entry.title : `${entry.title} (${name.note})`,
    target,
    targetKey: targetKey(target),
    scope: 'external',
    required: entry.required,
    anyOf: alternativesOf(entry, subject, target.port),
    intervalS: profile.intervalS,
    timeoutMs: PROBE_TIMEOUT_MS,
  };
}

/** A port of one name is an alternative to the same port of another name, never to another port. */
function alternativesOf(entry: Entry, subject: EndpointEntry['subject'], port: number): string | null {
  if (entry.anyOf !== undefined) return `any-of/${entry.anyOf}`;
  return subject.names.length > 1 && subject.needed !== 'all' ? `${entry.id}:${port}` : null;
}

/** Name columns come before address columns, so the first unknown cell is the missing one. */
function unknownNameText({ cells }: Entry): string {
  for (const cell of cells) {
    if (cell.kind === 'unknown') return `${cell.column} is unknown. ${cell.reason}`;
  }
  return 'The pack does not name a host.';
}

function merged(plans: readonly HostPlan[]): HostPlan {
  return {
    checks: plans.flatMap(({ checks }) => checks),
    unplanned: plans.flatMap(({ unplanned }) => unplanned),
  };
}
