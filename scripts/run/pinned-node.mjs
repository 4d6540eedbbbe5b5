import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/**
 * Finds the Node that package.json pins, as `npm ci` put it there.
 *
 * @param {string} root the checkout
 * @returns {string} path of the executable
 */
export function findPinnedNode(root) {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const file = join(root, 'node_modules', 'node', 'bin', name);
  if (existsSync(file)) return file;
  throw new Error(`the pinned Node is not at ${file}: were install scripts switched off? Run: npm rebuild node`);
}

/**
 * Gives the environment for our tools: the pinned Node and the installed commands first in the PATH, nobody called home.
 *
 * @param {string} root the checkout
 * @returns {NodeJS.ProcessEnv}
 */
export function makeEnvironment(root) {
  const bin = join(root, 'node_modules', '.bin');
  const node = dirname(join(root, 'node_modules', 'node', 'bin', 'node'));
  return {
    ...process.env,
    PATH: [node, bin, process.env.PATH ?? ''].join(delimiter),
    // Prisma's commands look for an engine they do not need and would download it; any existing file satisfies them.
    PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
    DO_NOT_TRACK: '1',
    TURBO_TELEMETRY_DISABLED: '1',
    NEXT_TELEMETRY_DISABLED: '1',
    BETTER_AUTH_TELEMETRY: '0',
  };
}
