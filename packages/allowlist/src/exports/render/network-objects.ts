import { type Cidr, cidrText } from '../../network/cidr.ts';
import { type AllowRule, type AllowService, spansText } from '../rules/allow-rule.ts';
import type { NotExpressible } from './exporter.ts';
import { collect, type Item, NOT_EXPRESSIBLE, outboundDestination, statedService } from './internet-destination.ts';
import { nameObjects } from './name-objects.ts';

/** A firewall's address object. `key` is its text in a form that names allow. */
export type NetworkObject =
  | { readonly kind: 'fqdn'; readonly key: string; readonly fqdn: string }
  | { readonly kind: 'addresses'; readonly key: string; readonly cidr: Cidr };

interface Grant {
  readonly object: NetworkObject;
  readonly service: AllowService;
}

/** Objects to allow one service to. `key` is the service in a form that names allow. */
export interface ServiceGroup {
  readonly key: string;
  readonly service: AllowService;
  readonly objects: readonly NetworkObject[];
}

export interface NetworkObjects {
  readonly objects: readonly NetworkObject[];
  readonly groups: readonly ServiceGroup[];
  readonly items: readonly Item<unknown>[];
  readonly notExpressible: readonly NotExpressible[];
}

/** Whether the product has wildcard objects, written `*.base`, that do not match `base` itself. */
export interface ObjectSpelling {
  readonly hasWildcards: boolean;
}

/** Returns the address objects that rules need, each once, and their groups by service. */
export function networkObjects(rules: readonly AllowRule[], spelling: ObjectSpelling): NetworkObjects {
  const { items, notExpressible } = collect(rules, (rule) => grantsOf(rule, spelling));
  const objects = new Map(items.map(({ value: { object } }) => [object.key, object]));
  const groups = [...Map.groupBy(items, ({ value: { service } }) => serviceKey(service))].map(([key, alike]) => ({
    key,
    service: alike[0]?.value.service ?? { protocol: 'not_stated' as const, ports: [] },
    objects: [...new Map(alike.map(({ value: { object } }) => [object.key, object])).values()],
  }));
  return { objects: [...objects.values()], groups, items, notExpressible };
}

/** Returns a function that names objects by prefix and key: ASCII, unique, at most `lengthMax` characters. */
export function objectNamer(
  things: readonly { readonly prefix: string; readonly key: string }[],
  lengthMax: number,
): (prefix: string, key: string) => string {
  const names = nameObjects(
    things.map(({ prefix, key }) => `${prefix}${key}`),
    lengthMax,
  );
  return (prefix, key) => names.get(`${prefix}${key}`) ?? `${prefix}${key}`.slice(0, lengthMax);
}

function grantsOf(rule: AllowRule, { hasWildcards }: ObjectSpelling): readonly Grant[] | string {
  const destination = outboundDestination(rule);
  if (typeof destination === 'string') return destination;
  const service = rule.subject.kind === 'network' ? statedService(rule.subject) : NOT_EXPRESSIBLE.other;
  if (typeof service === 'string') return service;
  switch (destination.kind) {
    case 'name':
      return [{ object: fqdnObject('H-', destination.host, ''), service }];
    case 'wildcard': {
      if (!hasWildcards) return NOT_EXPRESSIBLE.wildcard;
      const objects = [fqdnObject('W-', destination.base, '*.')];
      if (destination.apex !== 'excluded') objects.push(fqdnObject('H-', destination.base, ''));
      return objects.map((object) => ({ object, service }));
    }
    case 'pattern':
      return NOT_EXPRESSIBLE.star;
    case 'addresses':
      return [{ object: addressObject(destination.cidr), service }];
  }
}

function fqdnObject(prefix: string, host: string, star: string): NetworkObject {
  return { kind: 'fqdn', key: `${prefix}${host}`, fqdn: `${star}${host}` };
}

/** Names allow neither colons nor slashes. No host name has two dots in a row, or this prefix. */
function addressObject(cidr: Cidr): NetworkObject {
  const key = `N-${cidrText(cidr).replaceAll(':', '.').replaceAll('/', '_')}`;
  return { kind: 'addresses', key, cidr };
}

function serviceKey({ protocol, ports }: AllowService): string {
  if (protocol === 'not_stated') return 'any';
  return ports.length === 0 ? protocol : `${protocol}-${spansText(ports).replaceAll(',', '_').replaceAll('-', 'to')}`;
}
