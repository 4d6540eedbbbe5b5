import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';

const HEARTBEAT_MS = 15_000;

/**
 * Installs the dependencies when they are missing or are not those of package-lock.json. Two runs never do so at once.
 *
 * @param {string} root the checkout
 * @param {NodeJS.ProcessEnv} env
 */
export async function ensureInstalled(root, env) {
  if (isInstalled(root)) return;
  await withLock(join(root, '.data', 'install.lock'), async () => {
    if (isInstalled(root)) return;
    console.log('· install dependencies (npm ci); the first time this takes a minute or two');
    const startedAt = performance.now();
    await npmCi(root, env, startedAt);
    console.log(`  install dependencies: done in ${seconds(startedAt)}`);
    if (!isInstalled(root)) throw new Error('npm ci succeeded and node_modules is still not complete');
  });
}

/** Whether node_modules holds what the lock file names; npm writes its own copy of it last of all. */
function isInstalled(root) {
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (installed === null) return false;
  const wanted = readPackages(join(root, 'package-lock.json')) ?? {};
  return Object.entries(wanted).every(
    ([path, { version, optional, link }]) =>
      !path.startsWith('node_modules/') || optional || link || installed[path]?.version === version,
  );
}

function readPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null;
}

function npmCi(root, env, startedAt) {
  // npm tells its scripts where it is; run by hand, it is in the PATH.
  const cli = process.env.npm_execpath;
  const [file, first] = cli?.endsWith('.js') ? [process.execPath, [cli]] : ['npm', []];
  const args = [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const child = spawn(file, args, {
    cwd: root,
    env,
    stdio: 'inherit',
    shell: file === 'npm' && process.platform === 'win32',
  });
  const heartbeat = setInterval(() => console.log(`  still installing (${seconds(startedAt)})`), HEARTBEAT_MS);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error('npm ci failed: see above; it needs the npm registry')),
    );
  }).finally(() => clearInterval(heartbeat));
}

function seconds(startedAt) {
  return `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
}
