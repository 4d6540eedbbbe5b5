import { canInstallDebianPackages, installDebianPackage } from './debian-install.ts';
import { findExecutable } from './find-executable.ts';

const COMMANDS = ['redis-server', 'valkey-server'];

const ADVICE: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'brew install redis',
  linux: 'sudo apt-get install redis-server (Debian, Ubuntu) or sudo dnf install valkey (Fedora, RHEL)',
  win32: 'start one in Docker or WSL and set REDIS_URL=redis://127.0.0.1:6379',
};

/** Finds a Redis or Valkey server, installing Debian's where that can be done. Throws with one line on how to get it. */
export async function locateRedis(): Promise<string> {
  const present = findExecutable(COMMANDS);
  if (present !== null) return present;
  if (canInstallDebianPackages()) await installDebianPackage('redis-server');
  const installed = findExecutable(COMMANDS);
  if (installed !== null) return installed;
  throw new Error(
    `no redis-server or valkey-server in the PATH: ${ADVICE[process.platform] ?? 'install one or set REDIS_URL'}`,
  );
}
