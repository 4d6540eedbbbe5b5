import { cidrText, ipv4Mask } from '../../network/cidr.ts';
import { type Exporter, withComments } from '../render/exporter.ts';
import { directionRemarks } from '../render/internet-destination.ts';
import { type NetworkObject, networkObjects, objectNamer, type ServiceGroup } from '../render/network-objects.ts';
import { printableText } from '../render/printable-text.ts';
import type { AllowService } from '../rules/allow-rule.ts';
import { spansText } from '../rules/allow-rule.ts';

/** FortiOS 6.0 allows 63 characters for an address or group. Its limit for services is not documented, so stay shorter. */
const NAME_LENGTH_MAX = 35;
const ADDRESS_NAME_LENGTH_MAX = 63;
const OBJECT = 'SL-';
const GROUP = 'SL-G-';
const SERVICE = 'SL-S-';

type Namer = (prefix: string, key: string) => string;

/** Writes address objects, groups by service, and services, for policies to use. */
export const FORTIGATE_CLI: Exporter = {
  mediaType: 'text/plain; charset=utf-8',
  extension: 'conf',
  write: (rules, { packId, selection }) => {
    const { objects, groups, items, notExpressible } = networkObjects(rules, { hasWildcards: true });
    const pack = printableText(packId, 20).replaceAll(/[^A-Za-z0-9]/g, '');
    const keyOf = (group: ServiceGroup, family: string): string => `${pack}-${group.key}${family}`;
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
    // `set member` replaces the members of a group; `append` exists since FortiOS 5.0.
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
        'Write the policies yourself: allow each group SL-G-... for the service SL-S-... with the same ending',
        'A group without such a service has no stated service or ports: use the predefined service ALL for any',
        ...(objects.some(({ key }) => key.startsWith('W-'))
          ? ['Wildcards are FQDN objects, which need FortiOS 6.2 or later in policies and do not match the bare name']
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

/** Services without ports already exist in FortiOS: ALL, ALL_TCP and so on. */
function serviceLines({ protocol, ports }: AllowService, name: string): string[] {
  if (ports.length === 0) return [];
  return edit(name, [`set ${protocol}-portrange ${spansText(ports).replaceAll(',', ' ')}`]);
}
