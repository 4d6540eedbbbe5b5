import { type Cidr, parseCidr } from '../../network/cidr.ts';
import { parseHostName, parseStarName } from '../../network/host-name.ts';
import { type AllowRule, type AllowService, type NetworkSubject, serviceText } from '../rules/allow-rule.ts';
import type { NotExpressible } from './exporter.ts';

/** A destination whose parts were parsed strictly, so it is safe to write into any format. */
export type SafeDestination =
  | { readonly kind: 'name'; readonly host: string }
  | { readonly kind: 'wildcard'; readonly base: string; readonly apex: 'included' | 'excluded' | 'not_stated' }
  | { readonly kind: 'pattern'; readonly pattern: string }
  | { readonly kind: 'addresses'; readonly cidr: Cidr };

/** One line or object that a format makes from a rule. */
export interface Item<T> {
  readonly rule: AllowRule;
  readonly value: T;
}

export const NOT_EXPRESSIBLE = {
  address: 'an address, but this format takes names only',
  addressSix: 'an IPv6 address, but this format takes IPv4 only',
  name: 'a name, but this format takes addresses only',
  wildcard: 'a wildcard, but this format takes exact names only',
  star: 'a star inside a name, which this format does not support',
  inbound: 'an inbound connection, but this format is for outbound connections only',
  peer: 'the other end is a host of the store, and the pack does not give its address',
  program: 'a program, but this format is for network traffic only',
  other: 'neither network traffic nor a program',
  protocol: 'the pack states ports but not TCP or UDP',
  invalidName: 'not a host name',
  invalidAddress: 'not an address',
} as const;

/**
 * Turns rules into items with `express`, which returns a reason for a rule that the format cannot express. Every rule ends
 * up in one of the two lists.
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

/** Returns the Internet destination that a rule allows, or the reason when it allows none. */
export function outboundDestination(rule: AllowRule): SafeDestination | string {
  const { subject } = rule;
  if (subject.kind === 'program') return NOT_EXPRESSIBLE.program;
  if (subject.kind !== 'network') return NOT_EXPRESSIBLE.other;
  if (subject.destination.kind !== 'peer' && subject.direction === 'in') return NOT_EXPRESSIBLE.inbound;
  return safeDestination(subject);
}

/** Returns the parsed destination of network traffic, or the reason when it is invalid or a host of the store. */
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

/** Returns a rule's service, or the reason when the pack does not state enough to write one. */
export function statedService({ service }: NetworkSubject): AllowService | string {
  return service.protocol === 'not_stated' && service.ports.length > 0 ? NOT_EXPRESSIBLE.protocol : service;
}

/** How a format writes each kind of destination: as lines or objects, or the reason it cannot. */
export interface Spelling<T> {
  readonly name: (host: string) => readonly T[] | string;
  readonly wildcard: (base: string, apex: 'included' | 'excluded' | 'not_stated') => readonly T[] | string;
  readonly pattern: (pattern: string) => readonly T[] | string;
  readonly addresses: (cidr: Cidr) => readonly T[] | string;
}

/** Returns a function that writes a rule's destination in a format's spelling, or returns the reason it cannot. */
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

/** Returns the remark that names the services, for formats without ports. */
export function serviceRemarks(items: readonly Item<unknown>[]): string[] {
  const counts = new Map<string, number>();
  for (const { subject } of new Set(items.map(({ rule }) => rule))) {
    const text = subject.kind === 'network' ? serviceText(subject.service) : '';
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const services = [...counts].map(([text, count]) => `${text} (${count})`);
  return [`Destinations only. Allow these services to them (number of rules): ${services.join(', ')}`];
}

/** Returns the remark that explains directions which a stateful firewall does not have. */
export function directionRemarks(items: readonly Item<unknown>[]): string[] {
  const isLoose = items.some(
    ({ rule: { subject } }) =>
      subject.kind === 'network' &&
      subject.destination.kind !== 'peer' &&
      (subject.direction === 'in_out' || subject.direction === 'not_stated'),
  );
  return isLoose
    ? ['Rules for both directions, or without one, are written as outbound: a stateful firewall lets answers in']
    : [];
}

/** Returns the values of items, each once, in order. */
export function distinct(items: readonly Item<string>[]): string[] {
  return [...new Set(items.map(({ value }) => value))];
}
