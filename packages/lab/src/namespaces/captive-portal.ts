import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GATEWAY } from './addresses.ts';
import { nginxCommand } from './nginx.ts';
import type { ScenarioControls } from './scenario-controls.ts';

const LOGIN = 'http://login.hotspot.test/guest?login=1';

/** How a hotspot requests a login: a redirect, or the status that RFC 6585 defines for it. */
export type PortalAnswer = 'redirect' | 'status_511';

const RETURNS: Readonly<Record<PortalAnswer, string>> = {
  redirect: `return 302 ${LOGIN};`,
  status_511: `return 511 '<title>Login required</title><a href="${LOGIN}">Sign in</a>';`,
};

/** Runs a hotspot portal on the gateway: it answers every request on 80 and 443, and has a login page. */
export async function servePortal(controls: ScenarioControls, answer: PortalAnswer): Promise<void> {
  const folder = join(controls.folder, 'portal');
  await mkdir(folder, { recursive: true });
  const { key, cert } = await controls.ca.leaf(['login.hotspot.test']);
  await writeFile(join(folder, 'key.pem'), key);
  await writeFile(join(folder, 'cert.pem'), cert);
  const server = `server {
  listen ${GATEWAY.lan}:80 default_server; listen ${GATEWAY.lan}:443 ssl default_server;
  ssl_certificate ${join(folder, 'cert.pem')};
  ssl_certificate_key ${join(folder, 'key.pem')};
  location / { ${RETURNS[answer]} }
}
server {
  listen ${GATEWAY.lan}:80;
  server_name login.hotspot.test;
  location / { return 200 '<title>Guest network</title><form>Sign in</form>'; }
}`;
  const command = await nginxCommand(folder, server, [
    { protocol: 'tcp', port: 80 },
    { protocol: 'tcp', port: 443 },
  ]);
  await controls.serve('gateway', command);
}
