import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GATEWAY, PUBLIC_RESOLVER } from './addresses.ts';
import type { ServerCommand } from './namespace.ts';

/** How this Unbound differs from one that forwards everything to the Internet's resolver. */
export interface UnboundOptions {
  /** Modules before `iterator`, as in `module-config`. */
  readonly modules?: string;
  /** Lines of its `server` clause. */
  readonly server?: readonly string[];
  /** Further clauses. */
  readonly clauses?: readonly string[];
  /** The resolver it forwards to. */
  readonly forwardTo?: string;
  /** The clients it serves; all by default. */
  readonly access?: 'allow' | 'refuse';
}

/** Returns a foreground Unbound as the store's resolver. */
export async function unboundCommand(folder: string, options: UnboundOptions): Promise<ServerCommand> {
  const text = `server:
  interface: ${GATEWAY.lan}
  access-control: 0.0.0.0/0 ${options.access ?? 'allow'}
  do-daemonize: no
  username: ""
  chroot: ""
  pidfile: ""
  directory: "${folder}"
  use-syslog: no
  verbosity: 0
  cache-max-ttl: 0
  cache-max-negative-ttl: 0
  # Unbound denies the lab's own top level by itself (RFC 6761).
  local-zone: "test." nodefault
  module-config: "${options.modules ?? ''} iterator"
${(options.server ?? []).map((line) => `  ${line}`).join('\n')}
${(options.clauses ?? []).join('\n')}
forward-zone:
  name: "."
  forward-addr: ${options.forwardTo ?? PUBLIC_RESOLVER}
remote-control:
  control-enable: no
`;
  const file = join(folder, 'unbound.conf');
  await writeFile(file, text);
  return {
    argv: ['unbound', '-d', '-c', file],
    listens: [
      { protocol: 'udp', port: 53 },
      { protocol: 'tcp', port: 53 },
    ],
  };
}

/** Returns a response policy zone with a rule for a name: `.` denies it, `*.` removes its addresses. */
export async function policyZone(folder: string, name: string, rule: '.' | '*.'): Promise<string> {
  const file = join(folder, 'rpz.zone');
  await writeFile(
    file,
    `$TTL 60\n@ SOA localhost. root.localhost. 1 60 60 60 60\n@ NS localhost.\n${name} CNAME ${rule}\n`,
  );
  return `rpz:\n  name: "rpz.store.test"\n  zonefile: "${file}"`;
}
