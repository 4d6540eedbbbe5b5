import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { API, PUBLIC_RESOLVER } from './addresses.ts';
import type { ServerCommand } from './namespace.ts';
import { ALL_SITES, CDN, SITES } from './vendor-sites.ts';

/** Returns a foreground dnsmasq on port 53 of an address, with these configuration lines and no cache. */
export async function dnsmasqCommand(
  folder: string,
  address: string,
  lines: readonly string[],
): Promise<ServerCommand> {
  const text = [
    'keep-in-foreground',
    // After a change of user or group, the kernel would no longer kill it together with us.
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

/** What the Internet's resolver knows: the vendor's names and the API's, and no others. */
export const PUBLIC_ZONE: readonly string[] = [
  'local=/test/',
  `host-record=${API.name},${API.address}`,
  ...ALL_SITES.filter((site) => site !== SITES.cdn).map(
    (site) => `host-record=${site.name},${site.addresses.join(',')}`,
  ),
  `host-record=${SITES.cdn.name},${CDN.control}`,
];

/** A healthy store's resolver: it asks the Internet's, which gives the store the CDN's other address. */
export const STORE_FORWARDING: readonly string[] = [
  `server=${PUBLIC_RESOLVER}`,
  `host-record=${SITES.cdn.name},${CDN.store}`,
];
