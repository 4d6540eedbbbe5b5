import { type Cidr, parseCidr } from '../../network/cidr.ts';
import { parseHostName, parseStarName } from '../../network/host-name.ts';
import { type AllowRule, type AllowService, type NetworkSubject, serviceText } from '../rules/allow-rule.ts';
import type { NotExpressible } from './exporter.ts';

/** A destination of which every part has been read strictly: safe to write into any format. */
export type SafeDestination =
  | { readonly kind: 'name'; readonly host: string }
  | { readonly kind: 'wildcard'; readonly base: string; readonly apex: 'included' | 'excluded' | 'not_stated' }
  | { readonly kind: 'pattern'; readonly pattern: string }
  | { readonly kind: 'addresses'; readonly cidr: Cidr };

/** Something a format makes of a rule. */
export interface Item<T> {
  readonly rule: AllowRule;
  readonly value: T;
}

export const NOT_EXPRESSIBLE = {
  address: 'an address, and this format takes names only',
  addressSix: 'an IPv6 address, and this format takes IPv4 only',
  name: 'a name, and this format takes addresses only',
  wildcard: 'a wildcard, and this format takes exact names only',
  star: 'a star inside a name, which this format does not know',
  inbound: 'the other end opens the connection, and this format is for connections to the outside',
  peer: 'the other end is a machine of the store, whose address the list does not give',
  program: 'a program, and this format is for network traffic only',
  other: 'neither network traffic nor a program',
  protocol: 'the list states ports but not whether TCP or UDP',
  invalidName: 'not a host name',
  invalidAddress: 'not an address',
} as const;

/**
 * Makes items of every rule by `express`, which gives the reason where a rule cannot be expressed.
 * Every rule is in one of the two lists.
 */
export function collect<T>(
  rules: readonly AllowRule[],
  express: (rule: AllowRule) => readonly T[] | string,
): { items: Item<T>[]; notExpressible: NotExpressible[] } {
  const items: Item<T>[] = [];
  const notExpressible: NotExpressible[] = [];
  for (const rule of rules) {
    const values = express(rule);
    if (typeof values === 'string') notExpressible.push({ rule, reason: values });
    else items.push(...values.map((value) => ({ rule, value })));
  }
  return { items, notExpressible };
}

/** Where a rule lets the store connect to on the Internet; the reason where it does no such thing. */
export function outboundDestination(rule: AllowRule): SafeDestination | string {
  const { subject } = rule;
  if (subject.kind === 'program') return NOT_EXPRESSIBLE.program;
  if (subject.kind !== 'network') return NOT_EXPRESSIBLE.other;
  if (subject.destination.kind !== 'peer' && subject.direction === 'in') return NOT_EXPRESSIBLE.inbound;
  return safeDestination(subject);
}

/** The destination of network traffic, read strictly; the reason where it is none, or a machine of the store. */
export function safeDestination({ destination }: NetworkSubject): SafeDestination | string {
  switch (destination.kind) {
    case 'name': {
      const host = parseHostName(destination.host);
      return host === null ? NOT_EXPRESSIBLE.invalidName : { kind: 'name', host };
    }
    case 'wildcard': {
      const base = parseHostName(destination.base);
      return base === null ? NOT_EXPRESSIBLE.invalidName : { kind: 'wildcard', base, apex: destination.apex };
    }
    case 'pattern': {
      const pattern = parseStarName(destination.pattern);
      return pattern === null ? NOT_EXPRESSIBLE.invalidName : { kind: 'pattern', pattern };
    }
    case 'addresses': {
      const cidr = parseCidr(destination.cidr);
      return cidr === null ? NOT_EXPRESSIBLE.invalidAddress : { kind: 'addresses', cidr };
    }
    case 'peer':
      return NOT_EXPRESSIBLE.peer;
  }
}

/** The service of a rule where a format must write one; the reason where the list does not state enough. */
export function statedService({ service }: NetworkSubject): AllowService | string {
  return service.protocol === 'not_stated' && service.ports.length > 0 ? NOT_EXPRESSIBLE.protocol : service;
}

/** How a format writes each kind of destination: the lines or objects, or why not. */
export interface Spelling<T> {
  readonly name: (host: string) => readonly T[] | string;
  readonly wildcard: (base: string, apex: 'included' | 'excluded' | 'not_stated') => readonly T[] | string;
  readonly pattern: (pattern: string) => readonly T[] | string;
  readonly addresses: (cidr: Cidr) => readonly T[] | string;
}

/** Writes where a rule lets the store connect to by a format's spelling; the reason where it cannot. */
export function spelledBy<T>(spelling: Spelling<T>): (rule: AllowRule) => readonly T[] | string {
  return (rule) => {
    const destination = outboundDestination(rule);
    if (typeof destination === 'string') return destination;
    switch (destination.kind) {
      case 'name':
        return spelling.name(destination.host);
      case 'wildcard':
        return spelling.wildcard(destination.base, destination.apex);
      case 'pattern':
        return spelling.pattern(destination.pattern);
      case 'addresses':
        return spelling.addresses(destination.cidr);
    }
  };
}

/** Says what the list of a format without ports is to be allowed for. */
export function serviceRemarks(items: readonly Item<unknown>[]): string[] {
  const counts = new Map<string, number>();
  for (const { subject } of new Set(items.map(({ rule }) => rule))) {
    const text = subject.kind === 'network' ? serviceText(subject.service) : '';
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const services = [...counts].map(([text, count]) => `${text} (${count})`);
  return [`Destinations only. Services to allow to them, with the number of rules: ${services.join(', ')}`];
}

/** Says how a direction that is none of a stateful firewall's was understood. */
export function directionRemarks(items: readonly Item<unknown>[]): string[] {
  const isLoose = items.some(
    ({ rule: { subject } }) =>
      subject.kind === 'network' &&
      subject.destination.kind !== 'peer' &&
      (subject.direction === 'in_out' || subject.direction === 'not_stated'),
  );
  return isLoose
    ? ['Stated as inbound and outbound, or without a direction: written as outbound, answers come back by state']
    : [];
}

/** The values of items, each once, in their order. */
export function distinct(items: readonly Item<string>[]): string[] {
  return [...new Set(items.map(({ value }) => value))];
}
