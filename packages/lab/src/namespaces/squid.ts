import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PUBLIC_RESOLVER } from './addresses.ts';
import { writeInterceptionCa } from './interception-ca.ts';
import type { ServerCommand } from './namespace.ts';
import { runOrThrow } from './process.ts';

/** The port for hosts that are configured to use the proxy. */
export const SQUID_PORT = 3128;
/** The same, with TLS inspected inside its tunnels. */
export const SQUID_INSPECTING_PORT = 3131;
/** The ports to which the gateway redirects ports 80 and 443 for Squid. */
export const SQUID_HTTP_PORT = 3129;
export const SQUID_HTTPS_PORT = 3130;

const USER = 'proxy';
const CERTIFICATE_PROGRAM = '/usr/lib/squid/security_file_certgen';

export interface SquidOptions {
  /** The distinguished name of its own CA. */
  readonly caSubject: string;
  /** What it does with TLS (`ssl_bump` lines) and what it denies (`acl` and `http_access` lines). */
  readonly rules: readonly string[];
  /** PEM file of the authorities it trusts. */
  readonly caFile: string;
}

/** Returns a foreground Squid that intercepts both ports and keeps all its files in `folder`. */
export async function squidCommand(folder: string, options: SquidOptions): Promise<ServerCommand> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const caFile = squidCaFile(folder);
  await writeInterceptionCa(caFile, options.caSubject);
  const certificates = join(folder, 'certificates');
  await runOrThrow([CERTIFICATE_PROGRAM, '-c', '-s', certificates, '-M', '4MB']);
  const opening = `tls-cert=${caFile} generate-host-certificates=on dynamic_cert_mem_cache_size=1MB`;
  const text = `http_port ${SQUID_PORT}
http_port ${SQUID_INSPECTING_PORT} ssl-bump ${opening}
http_port ${SQUID_HTTP_PORT} intercept
https_port ${SQUID_HTTPS_PORT} intercept ssl-bump ${opening}
sslcrtd_program ${CERTIFICATE_PROGRAM} -s ${certificates} -M 4MB
sslcrtd_children 1 startup=1
sslproxy_session_cache_size 0
tls_outgoing_options cafile=${options.caFile}
dns_nameservers ${PUBLIC_RESOLVER}
visible_hostname proxy.store.test
cache deny all
cache_mem 1 MB
cache_log ${join(folder, 'cache.log')}
access_log none
cache_store_log none
netdb_filename none
pid_filename ${join(folder, 'squid.pid')}
coredump_dir ${folder}
shutdown_lifetime 0 seconds
pinger_enable off
${options.rules.join('\n')}
http_access allow all
`;
  const file = join(folder, 'squid.conf');
  await writeFile(file, text);
  // Squid refuses to run as root.
  await runOrThrow(['chown', '-R', `${USER}:${USER}`, folder]);
  return {
    user: USER,
    argv: ['squid', '-N', '-n', `lab${process.pid}`, '-f', file],
    listens: [SQUID_PORT, SQUID_INSPECTING_PORT, SQUID_HTTP_PORT, SQUID_HTTPS_PORT].map((port) => ({
      protocol: 'tcp',
      port,
    })),
  };
}

/** Returns the file with the CA of the Squid in this folder: key and certificate. */
export function squidCaFile(folder: string): string {
  return join(folder, 'squid-ca.pem');
}
