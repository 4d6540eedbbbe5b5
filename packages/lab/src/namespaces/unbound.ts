import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GATEWAY, PUBLIC_RESOLVER } from './addresses.ts';
import type { ServerCommand } from './namespace.ts';

/** How an unbound differs from one that forwards everything to the Internet's resolver. */
export interface UnboundOptions {
  /** Modules before `iterator`, as `module-config` names them. */
  readonly modules?: string;
  /** Lines of its `server` clause. */
  readonly server?: readonly string[];
  /** Further clauses. */
  readonly clauses?: readonly string[];
  /** Whom it forwards to. */
  readonly forwardTo?: string;
  /** Which clients it serves; everybody unless said otherwise. */
  readonly access?: 'allow' | 'refuse';
}

/** An unbound in the foreground as the store's resolver. */
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

/** The clause of a response policy zone in which a name has a rule: `.` denies it, `*.` says it has no address. */
export async function policyZone(folder: string, name: string, rule: '.' | '*.'): Promise<string> {
  const file = join(folder, 'rpz.zone');
  await writeFile(
    file,
    `$TTL 60\n@ SOA localhost. root.localhost. 1 60 60 60 60\n@ NS localhost.\n${name} CNAME ${rule}\n`,
  );
  return `rpz:\n  name: "rpz.store.test"\n  zonefile: "${file}"`;
}
