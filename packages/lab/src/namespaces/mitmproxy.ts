import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServerCommand } from './namespace.ts';

/** The port to which the gateway redirects port 443 for mitmproxy. */
export const MITMPROXY_PORT = 8082;

/** Returns a mitmproxy that inspects TLS with its own CA and forwards everything. */
export async function mitmproxyCommand(folder: string, caFile: string): Promise<ServerCommand> {
  const confdir = join(folder, 'mitmproxy');
  await mkdir(confdir, { recursive: true });
  return {
    argv: [
      ...['mitmdump', '--quiet', '--mode', 'transparent', '--listen-port', String(MITMPROXY_PORT)],
      ...['--set', `confdir=${confdir}`, '--set', `ssl_verify_upstream_trusted_ca=${caFile}`],
    ],
    listens: [{ protocol: 'tcp', port: MITMPROXY_PORT }],
  };
}
