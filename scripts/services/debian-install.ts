import { spawn } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { printStep } from '../print.ts';
import { findExecutable } from './find-executable.ts';

/** Debian's hook that says whether a package may start its service; 101 is "no" (invoke-rc.d(8)). */
const POLICY = '/usr/sbin/policy-rc.d';

/** Tells whether we may install a Debian package here: root, with apt. */
export function canInstallDebianPackages(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && findExecutable(['apt-get']) !== null;
}

/**
 * Installs a Debian package, with apt's own progress on the terminal, and without letting it start a service.
 *
 * Throws when apt does not succeed.
 */
export async function installDebianPackage(name: string): Promise<void> {
  await printStep(`install Debian's ${name}`, async () => {
    const ours = !existsSync(POLICY);
    if (ours) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
    try {
      await runApt(['update', '-q']);
      await runApt(['install', '-y', '-q', '--no-install-recommends', name]);
    } finally {
      if (ours) rmSync(POLICY, { force: true });
    }
  });
}

function runApt(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`apt-get ${args.join(' ')} failed`));
    });
  });
}
