import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { API, PUBLIC_RESOLVER } from './addresses.ts';
import type { ServerCommand } from './namespace.ts';
import { ALL_SITES, CDN, SITES } from './vendor-sites.ts';

/** A dnsmasq in the foreground on port 53 of an address, with these lines of configuration and no cache. */
export async function dnsmasqCommand(
  folder: string,
  address: string,
  lines: readonly string[],
): Promise<ServerCommand> {
  const text = [
    'keep-in-foreground',
    // A change of user or group would make the kernel forget that it is to end with us.
    'user=root',
    'group=root',
    'pid-file=',
    'no-resolv',
    'no-hosts',
    'no-poll',
    'cache-size=0',
    'bind-interfaces',
    'except-interface=lo',
    `listen-address=${address}`,
    ...lines,
  ].join('\n');
  const file = join(folder, `dnsmasq-${address}.conf`);
  await writeFile(file, `${text}\n`);
  return {
    argv: ['dnsmasq', `--conf-file=${file}`, '--log-facility=-'],
    listens: [
      { protocol: 'udp', port: 53 },
      { protocol: 'tcp', port: 53 },
    ],
  };
}

/** What the Internet's resolver knows: every name of the vendor's, the API's, and that there is no other. */
export const PUBLIC_ZONE: readonly string[] = [
  'local=/test/',
  `host-record=${API.name},${API.address}`,
  ...ALL_SITES.filter((site) => site !== SITES.cdn).map(
    (site) => `host-record=${site.name},${site.addresses.join(',')}`,
  ),
  `host-record=${SITES.cdn.name},${CDN.control}`,
];

/** What a store's resolver does when all is well: it asks the Internet's, which gives the store the CDN's other address. */
export const STORE_FORWARDING: readonly string[] = [
  `server=${PUBLIC_RESOLVER}`,
  `host-record=${SITES.cdn.name},${CDN.store}`,
];
