// The entry of every npm command. Plain JavaScript for any Node from 20 on: it makes sure that the dependencies, and the
// Node pinned among them, are there, and hands over to scripts/<command>.ts.
import { resolve } from 'node:path';
import { ensureInstalled } from './run/install.mjs';
import { findPinnedNode, makeEnvironment } from './run/pinned-node.mjs';
import { supervise } from './run/supervise.mjs';

const COMMANDS = [
  'demo',
  'test',
  'verify',
  'bench',
  'db-migrate',
  'build',
  'build-executables',
  'generate',
  'certificate-verify',
  'release',
  'screenshots',
  'words',
];
const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');

async function main([command, ...args]) {
  if (!COMMANDS.includes(command)) {
    console.error(`usage: node scripts/run.mjs ${COMMANDS.join(' | ')} [arguments]`);
    return 2;
  }
  const env = makeEnvironment(root);
  await ensureInstalled(root, env);
  const script = resolve(root, 'scripts', `${command}.ts`);
  return supervise(findPinnedNode(root), ['--disable-warning=ExperimentalWarning', script, ...args], {
    cwd: root,
    env,
  });
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
