import type { Cell, Entry, HostRole, Pack, Ports, Subject } from '@sightline/spec';
import { z } from 'zod';

const portsTextSchema = z.string().regex(/^\d{1,5}(?:-\d{1,5})?(?:,\d{1,5}(?:-\d{1,5})?)*$/);
const textSchema = z.string().min(1).max(1_000);

/** One record of `/endpoints`, with every field. */
const recordSchema = z.strictObject({
  id: z.int().min(1),
  serviceArea: textSchema,
  serviceAreaDisplayName: textSchema.optional(),
  urls: z.array(textSchema).min(1).max(200).optional(),
  ips: z.array(textSchema).min(1).max(5_000).optional(),
  tcpPorts: portsTextSchema.optional(),
  udpPorts: portsTextSchema.optional(),
  expressRoute: z.boolean(),
  category: textSchema,
  required: z.boolean(),
  notes: textSchema.optional(),
});
export type Microsoft365Record = z.infer<typeof recordSchema>;
export const microsoft365RecordsSchema = z.array(recordSchema).max(2_000);

/** Returns the pack section for a record's service area. */
export function sectionIdOf({ serviceArea }: Microsoft365Record): string {
  return serviceArea.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}

interface RecordPlace {
  readonly index: number;
  readonly lines: [number, number];
  readonly roles: readonly HostRole[];
}

const PRINTED_LINES_MAX = 400;

/** Returns a record as an entry. Neither states a direction or source. */
export function entryOf(record: Microsoft365Record, { index, lines, roles }: RecordPlace): Entry {
  const { id, serviceArea, serviceAreaDisplayName, required, notes } = record;
  const printed = JSON.stringify(record, null, 2).split('\n');
  return {
    id: `m365.${id}`,
    sectionId: sectionIdOf(record),
    title: `${serviceAreaDisplayName ?? serviceArea}, record ${id}`,
    asPrinted: printed.length > PRINTED_LINES_MAX ? [JSON.stringify(record)] : printed,
    provenance: { lines, where: `endpoints, record ${id}`, pointer: `/${index}` },
    cells: cellsOf(record, index),
    subject: subjectOf(record),
    appliesTo: { pos: 'all', regions: 'all', environments: 'all', roles: [...roles] },
    required,
    ...(required || notes === undefined ? {} : { breaks: notes }),
    flags: [{ code: 'direction_not_stated', text: 'A record does not say which side opens the connection.' }],
  };
}

/** Returns the records that a pack was made from, as `/endpoints` answered them. */
export function microsoft365Records(pack: Pack): Microsoft365Record[] {
  return pack.entries.flatMap((entry) => (entry.subject.kind === 'endpoint' ? [recordOf(entry, entry.subject)] : []));
}

type Endpoint = Extract<Subject, { kind: 'endpoint' }>;

function subjectOf({ urls, ips, tcpPorts, udpPorts }: Microsoft365Record): Endpoint {
  const services = [
    ...(tcpPorts === undefined ? [] : [{ protocol: 'tcp' as const, ports: readPorts(tcpPorts) }]),
    ...(udpPorts === undefined ? [] : [{ protocol: 'udp' as const, ports: readPorts(udpPorts) }]),
  ];
  const [first, ...also] = services;
  return {
    kind: 'endpoint',
    names: (urls ?? []).map((pattern) => ({ pattern })),
    ...(ips === undefined ? {} : { addresses: ips }),
    needed: 'all',
    protocol: first?.protocol ?? 'not_stated',
    ports: first?.ports ?? [],
    ...(also.length === 0 ? {} : { also }),
    direction: 'not_stated',
  };
}

function recordOf(entry: Entry, endpoint: Endpoint): Microsoft365Record {
  const { names, addresses, protocol, ports, also = [] } = endpoint;
  const services = [{ protocol, ports }, ...also];
  const portsOf = (transport: 'tcp' | 'udp'): string | undefined => {
    const service = services.find((candidate) => candidate.protocol === transport);
    return service === undefined ? undefined : writePorts(service.ports);
  };
  const cell = (column: string): string | undefined => {
    const found = entry.cells.find((candidate) => candidate.column === column);
    return found?.kind === 'stated' ? found.text : undefined;
  };
  return recordSchema.parse({
    id: Number(entry.id.replace('m365.', '')),
    serviceArea: cell('serviceArea'),
    serviceAreaDisplayName: cell('serviceAreaDisplayName'),
    urls: names.length === 0 ? undefined : names.map(({ pattern }) => pattern),
    ips: addresses,
    tcpPorts: portsOf('tcp'),
    udpPorts: portsOf('udp'),
    expressRoute: cell('expressRoute') === 'true',
    category: cell('category'),
    required: entry.required,
    notes: cell('notes'),
  });
}

function cellsOf(record: Microsoft365Record, index: number): Cell[] {
  return Object.entries(record).flatMap(([column, value]): Cell[] => {
    if (value === undefined) return [];
    const text = Array.isArray(value) ? value.join('\n') : String(value);
    return [{ column, kind: 'stated', text, pointer: `/${index}/${column}` }];
  });
}

function readPorts(text: string): Ports {
  return text.split(',').map((part) => {
    const [from = '', to] = part.split('-');
    return to === undefined ? Number(from) : { from: Number(from), to: Number(to) };
  });
}

function writePorts(ports: Ports): string {
  return ports.map((port) => (typeof port === 'number' ? String(port) : `${port.from}-${port.to}`)).join(',');
}
