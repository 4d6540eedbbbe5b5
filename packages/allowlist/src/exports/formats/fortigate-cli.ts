import { cidrText, ipv4Mask } from '../../network/cidr.ts';
import { type Exporter, withComments } from '../render/exporter.ts';
import { directionRemarks } from '../render/internet-destination.ts';
import { type NetworkObject, networkObjects, objectNamer, type ServiceGroup } from '../render/network-objects.ts';
import { printableText } from '../render/printable-text.ts';
import type { AllowService } from '../rules/allow-rule.ts';
import { spansText } from '../rules/allow-rule.ts';

/** FortiOS 6.0 takes 63 characters for an address or a group; a service is kept shorter, to be on the safe side. */
const NAME_LENGTH_MAX = 35;
const ADDRESS_NAME_LENGTH_MAX = 63;
const OBJECT = 'SL-';
const GROUP = 'SL-G-';
const SERVICE = 'SL-S-';

type Namer = (prefix: string, key: string) => string;

/** Address objects, groups by service, and the services, for a policy to use. */
export const FORTIGATE_CLI: Exporter = {
  mediaType: 'text/plain; charset=utf-8',
  extension: 'conf',
  write: (rules, { packId, selection }) => {
    const { objects, groups, items, notExpressible } = networkObjects(rules, { hasWildcards: true });
    const list = printableText(packId, 20).replaceAll(/[^A-Za-z0-9]/g, '');
    const keyOf = (group: ServiceGroup, family: string): string => `${list}-${group.key}${family}`;
    const addressName = objectNamer(
      [
        ...objects.map(({ key }) => ({ prefix: OBJECT, key })),
        ...groups.flatMap((group) => ['', '-6'].map((family) => ({ prefix: GROUP, key: keyOf(group, family) }))),
      ],
      ADDRESS_NAME_LENGTH_MAX,
    );
    const serviceName = objectNamer(
      groups.map(({ key }) => ({ prefix: SERVICE, key })),
      NAME_LENGTH_MAX,
    );
    // To set the members of a group takes away those that it has; append is known from FortiOS 5.0 on.
    const verb = selection === 'full' ? 'set' : 'append';
    const four = objects.filter((object) => !isSix(object));
    const groupLines = (family: string, isMember: (object: NetworkObject) => boolean): string[] =>
      groups.flatMap((group) => {
        const members = group.objects.filter(isMember).map(({ key }) => `"${addressName(OBJECT, key)}"`);
        return members.length === 0
          ? []
          : edit(addressName(GROUP, keyOf(group, family)), [`${verb} member ${members.join(' ')}`]);
      });
    return {
      lines: [
        ...config(
          'firewall address',
          four.flatMap((object) => addressLines(object, addressName)),
        ),
        ...config(
          'firewall address6',
          objects.filter(isSix).flatMap((object) => addressLines(object, addressName)),
        ),
        ...config(
          'firewall addrgrp',
          groupLines('', (object) => !isSix(object)),
        ),
        ...config('firewall addrgrp6', groupLines('-6', isSix)),
        ...config(
          'firewall service custom',
          groups.flatMap(({ key, service }) => serviceLines(service, serviceName(SERVICE, key))),
        ),
      ],
      remarks: [
        'Policies are yours to write: allow each group SL-G-... for the service SL-S-... of the same ending',
        'A group without such a service has none stated, or one without ports: any is ALL of the firewall',
        ...(objects.some(({ key }) => key.startsWith('W-'))
          ? ['Wildcards are FQDN objects, which policies take from FortiOS 6.2 on, not matching the name itself']
          : []),
        ...directionRemarks(items),
      ],
      notExpressible,
    };
  },
  assemble: withComments('#'),
};

function isSix(object: NetworkObject): boolean {
  return object.kind === 'addresses' && object.cidr.family === 6;
}

function config(path: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`config ${path}`, ...lines, 'end'];
}

function edit(name: string, lines: readonly string[]): string[] {
  return [`    edit "${name}"`, ...lines.map((line) => `        ${line}`), '    next'];
}

function addressLines(object: NetworkObject, nameOf: Namer): string[] {
  const name = nameOf(OBJECT, object.key);
  if (object.kind === 'fqdn') return edit(name, ['set type fqdn', `set fqdn "${object.fqdn}"`]);
  const { cidr } = object;
  return edit(name, [
    cidr.family === 6 ? `set ip6 ${cidrText(cidr)}` : `set subnet ${cidr.address} ${ipv4Mask(cidr.prefix)}`,
  ]);
}

/** A service without ports is one that FortiOS has already: ALL, ALL_TCP and so on. */
function serviceLines({ protocol, ports }: AllowService, name: string): string[] {
  if (ports.length === 0) return [];
  return edit(name, [`set ${protocol}-portrange ${spansText(ports).replaceAll(',', ' ')}`]);
}
