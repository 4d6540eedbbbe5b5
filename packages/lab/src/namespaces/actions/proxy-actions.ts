import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GATEWAY } from '../addresses.ts';
import type { Action, ScenarioControls } from '../scenario-controls.ts';
import { SQUID_INSPECTING_PORT, SQUID_PORT, squidCaFile, squidCommand } from '../squid.ts';
import { SITES } from '../vendor-sites.ts';
import { FORTIGATE_CA, OWN_CA, squidInspectsTls } from './middlebox-actions.ts';

const PASSWORD_PROGRAM = '/usr/lib/squid/basic_fake_auth';
const NO_RULES: readonly string[] = [];

/** The mode of the proxy on the store's gateway. */
export type ProxyMode = 'open' | 'opens_tls' | 'asks_login' | 'forbids_main';

/** Makes the store's hosts use a Squid proxy on the gateway, and applies another action as well. */
export function withProxy(manner: ProxyMode, also: Action): Action {
  return async (controls) => {
    await also(controls);
    await controls.serve(
      'gateway',
      await squidCommand(squidFolder(controls), {
        caSubject: manner === 'opens_tls' ? FORTIGATE_CA : OWN_CA,
        rules: RULES[manner],
        caFile: controls.caFile,
      }),
    );
    nameProxy(controls, manner === 'opens_tls' ? SQUID_INSPECTING_PORT : SQUID_PORT);
  };
}

/** Makes the store's hosts use a proxy where nothing listens. */
export function withProxyDown(also: Action): Action {
  return async (controls) => {
    await also(controls);
    nameProxy(controls, SQUID_PORT);
  };
}

/** Makes Squid inspect every TLS connection of the store; its hosts trust Squid's CA, as a company's hosts do. */
export const squidInspectsTrustedTls: Action = async (controls) => {
  await squidInspectsTls(OWN_CA)(controls);
  // OpenSSL's variable for the system's authorities. The key next to the certificate must not be readable.
  const file = join(controls.folder, 'system-store.pem');
  await writeFile(file, await certificateIn(squidCaFile(squidFolder(controls))));
  controls.setEnvironment({ SSL_CERT_FILE: file });
};

const RULES: Readonly<Record<ProxyMode, readonly string[]>> = {
  open: NO_RULES,
  opens_tls: ['ssl_bump bump all'],
  asks_login: [
    `auth_param basic program ${PASSWORD_PROGRAM}`,
    'auth_param basic realm Corner Grill',
    'acl known proxy_auth REQUIRED',
    'http_access deny !known',
  ],
  forbids_main: [`acl denied dstdomain ${SITES.main.name}`, 'http_access deny denied'],
};

function nameProxy(controls: ScenarioControls, port: number): void {
  controls.setEnvironment({
    HTTPS_PROXY: `http://${GATEWAY.lan}:${port}`,
    HTTP_PROXY: `http://${GATEWAY.lan}:${port}`,
  });
}

function squidFolder(controls: ScenarioControls): string {
  return join(controls.folder, 'squid');
}

async function certificateIn(file: string): Promise<string> {
  const found = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----\n?/.exec(await readFile(file, 'utf8'));
  if (found === null) throw new Error(`${file} contains no certificate`);
  return found[0];
}
