import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServerCommand } from './namespace.ts';

/** Where the gateway sends port 443 for mitmproxy to take over. */
export const MITMPROXY_PORT = 8082;

/** A mitmproxy that opens TLS with its own CA and hands everything on. */
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
