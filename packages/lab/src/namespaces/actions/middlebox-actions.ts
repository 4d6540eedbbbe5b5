import { join } from 'node:path';
import { E2GUARDIAN_PORT, e2guardianCommand } from '../e2guardian.ts';
import { MITMPROXY_PORT, mitmproxyCommand } from '../mitmproxy.ts';
import type { Action } from '../scenario-controls.ts';
import { SQUID_HTTP_PORT, SQUID_HTTPS_PORT, squidCommand } from '../squid.ts';
import { SITES } from '../vendor-sites.ts';
import { redirection } from './firewall-actions.ts';

const NAME = SITES.main.name;

/** The subjects of a CA made by a restaurant chain itself, and of one made by a product. */
export const OWN_CA = 'CN=Corner Grill Proxy CA, O=Corner Grill';
export const FORTIGATE_CA = 'CN=FortiGate CA, OU=Certificate Authority, O=Fortinet, C=US';

/** Makes Squid inspect every TLS connection of the store. */
export function squidInspectsTls(caSubject: string): Action {
  return squid('443', caSubject, ['ssl_bump bump all']);
}

/** Makes Squid show its error page instead of the main name; over TLS it must inspect the connection for that. */
export function squidDenies(scheme: 'http' | 'https'): Action {
  const rules = [`acl denied dstdomain ${NAME}`, 'http_access deny denied', 'ssl_bump bump all'];
  return squid(scheme === 'http' ? '80' : '443', OWN_CA, rules);
}

/** Makes Squid read server names without inspecting TLS, and close connections to this one. */
export function squidBlocksServerName(name: string): Action {
  return squid('443', OWN_CA, [
    `acl denied ssl::server_name ${name}`,
    'acl hello at_step SslBump1',
    'ssl_bump peek hello',
    'ssl_bump terminate denied',
    'ssl_bump splice all',
  ]);
}

/** Makes E2guardian show its block page instead of the main name, over plain HTTP. */
export const e2guardianDenies: Action = async (controls) => {
  await controls.serve('gateway', await e2guardianCommand(join(controls.folder, 'e2guardian'), NAME));
  await controls.firewall('gateway', redirection('80', E2GUARDIAN_PORT));
};

/** Makes mitmproxy inspect every TLS connection of the store. */
export const mitmproxyInspectsTls: Action = async (controls) => {
  await controls.serve('gateway', await mitmproxyCommand(controls.folder, controls.caFile));
  await controls.firewall('gateway', redirection('443', MITMPROXY_PORT));
};

function squid(ports: '80' | '443', caSubject: string, rules: readonly string[]): Action {
  return async (controls) => {
    const folder = join(controls.folder, 'squid');
    await controls.serve('gateway', await squidCommand(folder, { caSubject, rules, caFile: controls.caFile }));
    await controls.firewall('gateway', redirection(ports, ports === '80' ? SQUID_HTTP_PORT : SQUID_HTTPS_PORT));
  };
}
