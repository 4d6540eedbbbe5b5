import { cp, mkdir, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ROOT } from '../command.ts';

const WEB = join('apps', 'web');
/** What a running console reads of its folder; the build's own caches are large and of no use to it. */
const FILES = ['package.json', 'next.config.ts', 'tsconfig.json'];
const LEFT_OUT = ['cache', 'dev', 'standalone'];

/**
 * Copies the built console, so that a build made meanwhile does not pull the files from under it.
 *
 * Gives the folder that `next start` takes. Throws when the console has not been built.
 */
export async function copyConsole(folder: string): Promise<string> {
  const root = join(folder, 'console');
  const copy = join(root, WEB);
  await mkdir(copy, { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(root, 'node_modules'), 'junction');
  await symlink(join(ROOT, WEB, 'node_modules'), join(copy, 'node_modules'), 'junction');
  await cp(join(ROOT, 'tsconfig.base.json'), join(root, 'tsconfig.base.json'));
  const build = join(ROOT, WEB, '.next');
  const isLeftOut = (path: string): boolean => LEFT_OUT.some((name) => path === join(build, name));
  await cp(join(build, 'BUILD_ID'), join(copy, '.next', 'BUILD_ID')).catch((cause: unknown) => {
    throw new Error('the console has not been built: run npm run build', { cause });
  });
  await cp(build, join(copy, basename(build)), { recursive: true, filter: (path) => !isLeftOut(path) });
  for (const name of FILES) await cp(join(ROOT, WEB, name), join(copy, name));
  return copy;
}
