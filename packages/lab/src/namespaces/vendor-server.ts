import { mkdir, writeFile } from 'node:fs/promises';
import { isIPv6 } from 'node:net';
import { join } from 'node:path';
import type { Authority } from '../ca/authority.ts';
import type { ServerCommand } from './namespace.ts';
import { nginxCommand } from './nginx.ts';
import { ALL_SITES, type VendorSite } from './vendor-sites.ts';

const REPORT_BYTES = 64 * 1024;

/** Returns the vendor: one nginx with all sites, and certificates signed by `ca`. */
export async function vendorCommand(folder: string, ca: Authority): Promise<ServerCommand> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'report'), 'x'.repeat(REPORT_BYTES));
  const servers = await Promise.all(ALL_SITES.map((site) => serverBlock(folder, ca, site)));
  return await nginxCommand(folder, servers.join('\n'), [
    { protocol: 'tcp', port: 443 },
    { protocol: 'tcp', port: 80 },
  ]);
}

async function serverBlock(folder: string, ca: Authority, site: VendorSite): Promise<string> {
  const { name = site.name, ...deviation } = site.leaf;
  const { key, cert } = await ca.leaf([name], deviation);
  const base = join(folder, site.name);
  await writeFile(`${base}.key`, key);
  await writeFile(`${base}.pem`, cert);
  const listens = site.addresses.map((address) => {
    const host = isIPv6(address) ? `[${address}]` : address;
    return `  listen ${host}:443${site.tls === 'plain' ? '' : ' ssl'}; listen ${host}:80;`;
  });
  return `server {
${listens.join('\n')}
  server_name ${site.name};
  ssl_certificate ${base}.pem;
  ssl_certificate_key ${base}.key;
  ssl_protocols ${site.tls === 'old' ? 'TLSv1 TLSv1.1' : 'TLSv1.2 TLSv1.3'};
  ${site.tls === 'old' ? 'ssl_ciphers ALL:@SECLEVEL=0;' : ''}
  ssl_buffer_size 1400;
  location = /report { alias ${join(folder, 'report')}; }
  location / { ${answerOf(site)} }
}`;
}

function answerOf(site: VendorSite): string {
  switch (site.answer) {
    case 'ok':
      return `return 200 '{"status":"ok"}';`;
    case 'unavailable':
      return `return 503 'Service Unavailable';`;
    case 'challenge':
      // nginx cannot send Cloudflare's server name, but can send the other marks of its challenge.
      return `add_header cf-mitigated challenge always; add_header cf-ray 8f0000000000dead-LAB always;
    return 403 '<!DOCTYPE html><title>Just a moment...</title><p>Ray ID: 8f0000000000dead</p>';`;
  }
}
