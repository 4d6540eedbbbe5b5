import { type PackTableColumn, type Ports, PROTOCOLS, type Protocol, type Subject } from '@sightline/spec';
import { parseCidr } from '../../network/cidr.ts';
import { parseHostName, parseStarName } from '../../network/host-name.ts';
import { type CellReading, readRoles, wordsOf } from './read-cell.ts';

type CellText = (column: PackTableColumn) => string;

/** The prefixes of destinations that are not on a network. */
const PREFIXES = {
  'program:': (path: string): Subject => ({ kind: 'application', path }),
  'process:': (name: string): Subject => ({ kind: 'process', name }),
  'service:': (name: string): Subject => ({ kind: 'service', name }),
  'signer:': (signer: string): Subject => ({ kind: 'code_signer', signer }),
  'folder:': (path: string): Subject => ({ kind: 'folder_exclusion', path }),
  'installer:': (fileName: string): Subject => ({ kind: 'installer', fileName }),
} as const;

/** Returns what a row asks to allow, from its cells `destination`, `protocol`, `ports`, `direction` and `peer_role`. */
export function subjectOfRow(text: CellText): CellReading<Subject> {
  const destination = text('destination');
  for (const [prefix, subject] of Object.entries(PREFIXES)) {
    if (!destination.startsWith(prefix)) continue;
    const rest = destination.slice(prefix.length).trim();
    return rest === '' ? fault('destination', `names nothing after ${prefix}`) : { kind: 'read', value: subject(rest) };
  }
  if (destination === '') return fault('destination', 'is empty');
  return destination === 'store' ? lanSubject(text) : endpointSubject(text);
}

function endpointSubject(text: CellText): CellReading<Subject> {
  const words = wordsOf(text('destination'));
  const odd = words.find(
    (word) => parseCidr(word) === null && parseHostName(word) === null && parseStarName(word) === null,
  );
  if (odd !== undefined) return fault('destination', `"${odd.slice(0, 60)}" is neither a host name nor a range`);
  const service = readService(text);
  if (service.kind === 'fault') return service;
  const direction = readDirection(text('direction'));
  if (direction.kind === 'fault') return direction;
  const addresses = words.filter((word) => parseCidr(word) !== null);
  const names = words.filter((word) => parseCidr(word) === null);
  return {
    kind: 'read',
    value: {
      kind: 'endpoint',
      names: names.map((pattern) => ({ pattern })),
      ...(addresses.length === 0 ? {} : { addresses: addresses.map(asRange) }),
      needed: 'all',
      ...service.value,
      direction: direction.value,
    },
  };
}

function lanSubject(text: CellText): CellReading<Subject> {
  const service = readService(text);
  if (service.kind === 'fault') return service;
  const direction = readDirection(text('direction'));
  if (direction.kind === 'fault') return direction;
  const peers = readRoles(text('peer_role'), 'peer_role');
  if (peers.kind === 'fault') return peers;
  const { protocol, ports } = service.value;
  const transport = protocol === 'https' || protocol === 'http' ? 'tcp' : protocol;
  const directions = { inbound: 'in', outbound: 'out', inbound_outbound: 'in_out', not_stated: 'not_stated' } as const;
  return {
    kind: 'read',
    value: {
      kind: 'lan_port',
      ports,
      protocol: transport,
      direction: directions[direction.value],
      ...(peers.value.length === 0 ? {} : { peer: { roles: peers.value } }),
    },
  };
}

function readService(text: CellText): CellReading<{ protocol: Protocol; ports: Ports }> {
  const word = text('protocol') === '' ? 'not_stated' : text('protocol').toLowerCase();
  const protocol = PROTOCOLS.find((candidate) => candidate === word);
  if (protocol === undefined) return fault('protocol', `must be one of ${PROTOCOLS.join(' ')}, or nothing`);
  const ports: Ports[number][] = [];
  for (const part of text('ports').split(/[\s,]+/)) {
    if (part === '') continue;
    const port = readPort(part);
    if (port === null) return fault('ports', `"${part.slice(0, 20)}" is neither a port nor a range of ports`);
    ports.push(port);
  }
  return { kind: 'read', value: { protocol, ports } };
}

function readPort(text: string): Ports[number] | null {
  const match = /^([1-9]\d{0,4})(?:[-:]([1-9]\d{0,4}))?$/.exec(text);
  if (match === null) return null;
  const from = Number(match[1]);
  const to = Number(match[2] ?? match[1]);
  if (to > 65_535 || to < from) return null;
  return from === to ? from : { from, to };
}

const DIRECTIONS = ['outbound', 'inbound', 'inbound_outbound', 'not_stated'] as const;

function readDirection(text: string): CellReading<(typeof DIRECTIONS)[number]> {
  const direction = DIRECTIONS.find((candidate) => candidate === (text === '' ? 'not_stated' : text));
  return direction === undefined
    ? fault('direction', `must be one of ${DIRECTIONS.join(' ')}, or nothing`)
    : { kind: 'read', value: direction };
}

function asRange(text: string): string {
  if (text.includes('/')) return text;
  return `${text}/${text.includes(':') ? 128 : 32}`;
}

function fault<T>(column: PackTableColumn, message: string): Extract<CellReading<T>, { kind: 'fault' }> {
  return { kind: 'fault', fault: { column, message } };
}
