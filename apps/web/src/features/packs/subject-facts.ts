import {
  type NamePattern,
  type Ports,
  type Protocol,
  portsText,
  ROLE_SHORT_LABEL,
  type Subject,
} from '@sightline/spec';

/** A fact that an entry states: its label, and one text per value. */
export interface Fact {
  readonly label: string;
  readonly values: readonly string[];
}

type Of<Kind extends Subject['kind']> = Extract<Subject, { kind: Kind }>;

const PROTOCOL: Readonly<Record<Protocol, string>> = {
  https: 'HTTPS',
  http: 'HTTP',
  tcp: 'TCP',
  udp: 'UDP',
  icmp: 'ICMP',
  not_stated: 'protocol not stated',
};

const INTERNET_DIRECTION: Readonly<Record<Of<'endpoint'>['direction'], string>> = {
  outbound: 'from the store to the Internet',
  inbound: 'from the Internet to the store',
  inbound_outbound: 'both ways',
  not_stated: 'not stated',
};

const LAN_DIRECTION: Readonly<Record<Of<'lan_port'>['direction'], string>> = {
  in: 'to this host',
  out: 'from this host',
  in_out: 'both ways',
  not_stated: 'not stated',
};

/** Returns what an entry allows, as facts; empty ones are left out. Pure. */
export function subjectFacts(subject: Subject): readonly Fact[] {
  return factsOf(subject).filter(({ values }) => values.length > 0);
}

type InStore = Exclude<Subject['kind'], 'endpoint' | 'ranges' | 'lan_port' | 'note'>;

function factsOf(subject: Subject): readonly Fact[] {
  switch (subject.kind) {
    case 'endpoint':
      return endpointFacts(subject);
    case 'ranges':
      return [
        { label: 'Ranges', values: subject.cidrs },
        { label: 'Ports', values: (subject.services ?? []).map(({ protocol, ports }) => serviceText(protocol, ports)) },
        { label: 'Published at', values: [subject.publishedAt] },
      ];
    case 'lan_port':
      return lanFacts(subject);
    case 'note':
      return [];
    default:
      return machineFacts(subject);
  }
}

/** Returns the facts of an entry about the host itself. */
function machineFacts(subject: Of<InStore>): readonly Fact[] {
  switch (subject.kind) {
    case 'application':
      return [
        { label: 'Program', values: [subject.path] },
        { label: 'Runs as service', values: subject.service === undefined ? [] : [subject.service] },
      ];
    case 'process':
      return [{ label: 'Process', values: [subject.name] }];
    case 'service':
      return [{ label: 'Service', values: [subject.name] }];
    case 'code_signer':
      return [{ label: 'Signed by', values: [subject.signer] }];
    case 'folder_exclusion':
      return [{ label: 'Excluded folder', values: [subject.path] }];
    case 'installer':
      return [{ label: 'Installer', values: [subject.fileName] }];
  }
}

function endpointFacts(subject: Of<'endpoint'>): readonly Fact[] {
  const { names, addresses = [], protocol, ports, also = [], direction, health, needed } = subject;
  const services = [{ protocol, ports }, ...also];
  return [
    {
      label: names.length > 1 ? `Names, ${needed === 'all' ? 'all needed' : 'one is enough'}` : 'Name',
      values: names.map(nameText),
    },
    { label: 'Known names', values: names.flatMap(({ knownNames = [] }) => knownNames) },
    { label: 'Addresses', values: addresses },
    { label: 'Ports', values: services.map((service) => serviceText(service.protocol, service.ports)) },
    { label: 'Direction', values: [INTERNET_DIRECTION[direction]] },
    { label: 'Health check', values: health === undefined ? [] : [healthText(health)] },
  ];
}

function nameText({ pattern, apex, note }: NamePattern): string {
  const extra = apex === 'included' ? `and ${pattern.replace(/^\*\./, '')} itself` : note;
  return extra === undefined ? pattern : `${pattern} (${extra})`;
}

function healthText({ path, status = [], bodyIncludes }: NonNullable<Of<'endpoint'>['health']>): string {
  const expected = [
    ...(status.length === 0 ? [] : [`status ${status.join(' or ')}`]),
    ...(bodyIncludes === undefined ? [] : [`“${bodyIncludes}”`]),
  ];
  return expected.length === 0 ? path : `${path} with ${expected.join(' and ')}`;
}

function lanFacts({ ports, protocol, direction, peer, configuredBy }: Of<'lan_port'>): readonly Fact[] {
  const others = [
    ...(peer?.roles ?? []).map((role) => ROLE_SHORT_LABEL[role]),
    ...(peer?.device === undefined ? [] : [peer.device]),
  ];
  return [
    { label: 'LAN ports', values: [serviceText(protocol, ports)] },
    { label: 'Direction', values: [LAN_DIRECTION[direction]] },
    { label: 'Peer', values: others },
    { label: 'Set by', values: configuredBy === undefined ? [] : [`${configuredBy.setting} in ${configuredBy.file}`] },
  ];
}

function serviceText(protocol: Protocol, ports: Ports): string {
  return ports.length === 0 ? `${PROTOCOL[protocol]}, port not stated` : `${PROTOCOL[protocol]} ${portsText(ports)}`;
}
