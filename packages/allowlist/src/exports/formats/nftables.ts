import { type Cidr, cidrText } from '../../network/cidr.ts';
import { type Exporter, withComments } from '../render/exporter.ts';
import {
  collect,
  directionRemarks,
  type Item,
  NOT_EXPRESSIBLE,
  safeDestination,
  statedService,
} from '../render/internet-destination.ts';
import { mergeSpans } from '../render/merge-spans.ts';
import { nameObjects } from '../render/name-objects.ts';
import { type AllowRule, type AllowService, spansText } from '../rules/allow-rule.ts';

const SET_NAME_LENGTH_MAX = 31;

interface Flow {
  readonly cidr: Cidr;
  readonly service: AllowService;
  readonly isInbound: boolean;
}

/** Writes a table with a set of ranges per service and family, and rules that accept them. Names cannot be expressed. */
export const NFTABLES: Exporter = {
  mediaType: 'text/plain; charset=utf-8',
  extension: 'nft',
  write: (rules) => {
    const { items, notExpressible } = collect(rules, expressFlow);
    const groups = [...Map.groupBy(items, ({ value }) => groupText(value))];
    const names = nameObjects(
      groups.map(([text]) => text),
      SET_NAME_LENGTH_MAX,
    );
    const sets = groups.map(([text, alike]) => ({ name: (names.get(text) ?? text).replaceAll('-', '_'), alike }));
    return {
      lines: sets.length === 0 ? [] : tableLines(sets),
      remarks: [
        'The chains have no hook: copy sets and rules into your own table, and jump to the chains from there',
        ...directionRemarks(items),
      ],
      notExpressible,
    };
  },
  assemble: withComments('#'),
};

function expressFlow({ subject }: AllowRule): readonly Flow[] | string {
  if (subject.kind === 'program') return NOT_EXPRESSIBLE.program;
  if (subject.kind !== 'network') return NOT_EXPRESSIBLE.other;
  const destination = safeDestination(subject);
  if (typeof destination === 'string') return destination;
  if (destination.kind !== 'addresses') return NOT_EXPRESSIBLE.name;
  const service = statedService(subject);
  if (typeof service === 'string') return service;
  return [
    {
      cidr: destination.cidr,
      service: { ...service, ports: mergeSpans(service.ports) },
      isInbound: subject.direction === 'in',
    },
  ];
}

/** Returns the name of a set: `in_udp_3478_3481_4`. */
function groupText({ cidr, service, isInbound }: Flow): string {
  const { protocol, ports } = service;
  const what =
    protocol === 'not_stated' ? 'any' : [protocol, ...ports.map(({ from, to }) => spanName(from, to))].join('_');
  return `${isInbound ? 'in' : 'out'}_${what}_${cidr.family}`;
}

function spanName(from: number, to: number): string {
  return from === to ? String(from) : `${from}to${to}`;
}

interface AddressSet {
  readonly name: string;
  readonly alike: readonly Item<Flow>[];
}

function tableLines(sets: readonly AddressSet[]): string[] {
  return [
    'table inet sightline {',
    ...sets.flatMap(setLines),
    ...chainLines(
      'allow_out',
      'daddr',
      sets.filter(({ alike }) => alike[0]?.value.isInbound === false),
    ),
    ...chainLines(
      'allow_in',
      'saddr',
      sets.filter(({ alike }) => alike[0]?.value.isInbound === true),
    ),
    '}',
  ];
}

function setLines({ name, alike }: AddressSet): string[] {
  const cidrs = [...new Set(alike.map(({ value }) => cidrText(value.cidr)))];
  return [
    `\tset ${name} {`,
    `\t\ttype ipv${alike[0]?.value.cidr.family ?? 4}_addr`,
    '\t\tflags interval',
    '\t\tauto-merge',
    `\t\telements = { ${cidrs.join(', ')} }`,
    '\t}',
  ];
}

function chainLines(chain: string, side: 'daddr' | 'saddr', sets: readonly AddressSet[]): string[] {
  const rules = sets.flatMap(({ name, alike: [first] }) =>
    first === undefined ? [] : [`\t\t${matchText(first.value, `${side} @${name}`)} accept`],
  );
  return rules.length === 0 ? [] : [`\tchain ${chain} {`, ...rules, '\t}'];
}

function matchText({ cidr, service: { protocol, ports } }: Flow, address: string): string {
  const match = `${cidr.family === 4 ? 'ip' : 'ip6'} ${address}`;
  if (protocol === 'not_stated') return match;
  if (ports.length > 0) return `${match} ${protocol} dport { ${spansText(ports).replaceAll(',', ', ')} }`;
  const transport = protocol === 'icmp' && cidr.family === 6 ? 'ipv6-icmp' : protocol;
  return `${match} meta l4proto ${transport}`;
}
