import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun, ROOT } from '../command.ts';

/** Below the checkout, without spaces of its own: command lines are split at them. */
const CACHE = join('.data', 'executables');

/** A Node as its npm package brings it; paths from the checkout. */
export interface NodePackage {
  readonly binary: string;
  /** Null where the package has none: the Windows ones. */
  readonly license: string | null;
}

/**
 * Gives Node for a platform (`linux-x64`, `win-x64`) from npm's package of that name, downloaded once; what npm has in
 * its cache, as it has the pinned one since the installation, is not downloaded at all. Throws when it cannot be had.
 */
export async function fetchNode(platform: string, version: string, signal: AbortSignal): Promise<NodePackage> {
  const folder = join(CACHE, `node-${platform}-${version}`);
  if (!existsSync(join(ROOT, folder))) await download(`node-${platform}@${version}`, folder, signal);
  const license = join(folder, 'LICENSE');
  return {
    binary: join(folder, 'bin', platform.startsWith('win-') ? 'node.exe' : 'node'),
    license: existsSync(join(ROOT, license)) ? license : null,
  };
}

async function download(spec: string, folder: string, signal: AbortSignal): Promise<void> {
  const temporary = `${folder}.new`;
  rmSync(join(ROOT, temporary), { recursive: true, force: true });
  mkdirSync(join(ROOT, temporary), { recursive: true });
  await mustRun(`npm pack ${spec} --prefer-offline --silent --pack-destination ${temporary}`, {
    signal,
    show: 'captured',
  });
  const [archive = ''] = readdirSync(join(ROOT, temporary));
  await mustRun(`tar -xzf ${join(temporary, archive)} -C ${temporary}`, { signal, show: 'captured' });
  renameSync(join(ROOT, temporary, 'package'), join(ROOT, folder));
  rmSync(join(ROOT, temporary), { recursive: true });
}
