import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PUBLIC_RESOLVER } from './addresses.ts';
import type { ServerCommand } from './namespace.ts';

/** The port to which the gateway redirects port 80 for e2guardian. */
export const E2GUARDIAN_PORT = 8081;

const STOCK = '/etc/e2guardian';

/** Returns a foreground e2guardian, configured like Debian's, that intercepts plain HTTP and bans one name. */
export async function e2guardianCommand(folder: string, bannedName: string): Promise<ServerCommand> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const banned = join(folder, 'banned-sites');
  await writeFile(banned, `${bannedName}\n`);
  const group = await readFile(join(STOCK, 'e2guardianf1.conf'), 'utf8');
  await writeFile(join(folder, 'e2guardianf1.conf'), group.replace(`${STOCK}/lists/localbannedsitelist`, banned));
  const main = await readFile(join(STOCK, 'e2guardian.conf'), 'utf8');
  const ours = {
    filterports: String(E2GUARDIAN_PORT),
    transparenthttpsport: '',
    httpworkers: '20',
    nodaemon: 'on',
    filtergroups: '1',
    loglocation: `'${join(folder, 'access.log')}'`,
    pidfilename: `'${join(folder, 'pid')}'`,
    daemonuser: `'root'`,
    daemongroup: `'root'`,
    filecachedir: `'${folder}'`,
  };
  const kept = main
    .split('\n')
    .filter((line) => !Object.keys(ours).some((key) => new RegExp(`^#?\\s*${key}\\s*=`).test(line)));
  const file = join(folder, 'e2guardian.conf');
  const own = Object.entries(ours)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key} = ${value}`);
  await writeFile(file, `${[...kept, ...own].join('\n')}\n`);
  // It asks the host's resolver, which is unreachable from a namespace.
  const resolvConf = join(folder, 'resolv.conf');
  await writeFile(resolvConf, `nameserver ${PUBLIC_RESOLVER}\n`);
  const bind = `mount --bind ${resolvConf} /etc/resolv.conf && exec e2guardian -N -c ${file}`;
  // It is slow to stop, and has nothing to clean up.
  return {
    graceMs: 100,
    argv: ['unshare', '--mount', 'sh', '-c', bind],
    listens: [{ protocol: 'tcp', port: E2GUARDIAN_PORT }],
  };
}
