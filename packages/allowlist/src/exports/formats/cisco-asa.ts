import { cidrText, ipv4Mask } from '../../network/cidr.ts';
import { type Exporter, withComments } from '../render/exporter.ts';
import { directionRemarks } from '../render/internet-destination.ts';
import { type NetworkObject, networkObjects, objectNamer } from '../render/network-objects.ts';
import { printableText } from '../render/printable-text.ts';
import type { AllowService, PortSpan } from '../rules/allow-rule.ts';

const NAME_LENGTH_MAX = 64;
const OBJECT = 'SL-';
const GROUP = 'SL-G-';
const SERVICE = 'SL-S-';

/** Writes objects and groups, whose names share one namespace of 64 characters. FQDN objects take no wildcards. */
export const CISCO_ASA: Exporter = {
  mediaType: 'text/plain; charset=utf-8',
  extension: 'cfg',
  write: (rules, { packId }) => {
    const { objects, groups, items, notExpressible } = networkObjects(rules, { hasWildcards: false });
    const pack = printableText(packId, 20).replaceAll(/[^A-Za-z0-9]/g, '');
    const nameOf = objectNamer(
      [
        ...objects.map(({ key }) => ({ prefix: OBJECT, key })),
        ...groups.map(({ key }) => ({ prefix: GROUP, key: `${pack}-${key}` })),
        ...groups.map(({ key }) => ({ prefix: SERVICE, key })),
      ],
      NAME_LENGTH_MAX,
    );
    return {
      lines: [
        ...objects.flatMap((object) => [`object network ${nameOf(OBJECT, object.key)}`, ` ${objectLine(object)}`]),
        ...groups.flatMap((group) => [
          `object-group network ${nameOf(GROUP, `${pack}-${group.key}`)}`,
          ...group.objects.map(({ key }) => ` network-object object ${nameOf(OBJECT, key)}`),
        ]),
        ...groups.flatMap(({ key, service }) => {
          const lines = serviceLines(service);
          return lines.length === 0 ? [] : [`object-group service ${nameOf(SERVICE, key)}`, ...lines];
        }),
      ],
      remarks: [
        'Write the access lists yourself: permit each group SL-G-... for the service SL-S-... with the same ending',
        'A group without such a service has no stated service or ports: use ip for any',
        'FQDN objects are IPv4 only and need DNS lookup on the firewall',
        ...directionRemarks(items),
      ],
      notExpressible,
    };
  },
  assemble: withComments('!'),
};

function objectLine(object: NetworkObject): string {
  if (object.kind === 'fqdn') return `fqdn v4 ${object.fqdn}`;
  const { cidr } = object;
  if (cidr.prefix === (cidr.family === 4 ? 32 : 128)) return `host ${cidr.address}`;
  return cidr.family === 6 ? `subnet ${cidrText(cidr)}` : `subnet ${cidr.address} ${ipv4Mask(cidr.prefix)}`;
}

function serviceLines({ protocol, ports }: AllowService): string[] {
  if (protocol === 'not_stated') return [];
  if (ports.length === 0) return [` service-object ${protocol}`];
  return ports.map((span) => ` service-object ${protocol} destination ${spanText(protocol, span)}`);
}

function spanText(protocol: string, { from, to }: PortSpan): string {
  if (from !== to) return `range ${from} ${to}`;
  return `eq ${protocol === 'tcp' && from === 443 ? 'https' : from}`;
}
