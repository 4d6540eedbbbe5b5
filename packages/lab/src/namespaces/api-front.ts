import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Authority } from '../ca/authority.ts';
import { API } from './addresses.ts';
import type { ServerCommand } from './namespace.ts';
import { nginxCommand } from './nginx.ts';

/** Returns an HTTPS server for the API's name that forwards to a Unix socket, which namespaces do not separate. */
export async function apiFrontCommand(folder: string, ca: Authority, socketPath: string): Promise<ServerCommand> {
  await mkdir(folder, { recursive: true });
  const { key, cert } = await ca.leaf([API.name]);
  await writeFile(join(folder, 'key.pem'), key);
  await writeFile(join(folder, 'cert.pem'), cert);
  const server = `server {
  listen ${API.address}:${API.port} ssl;
  server_name ${API.name};
  ssl_certificate ${join(folder, 'cert.pem')};
  ssl_certificate_key ${join(folder, 'key.pem')};
  client_max_body_size 4m;
  location / { proxy_pass http://unix:${socketPath}; }
}`;
  return await nginxCommand(folder, server, [{ protocol: 'tcp', port: API.port }]);
}
