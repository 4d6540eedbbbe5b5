import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { findTool, packageOf, TOOLS, type Tool } from './tools.ts';

/** Debian's hook that decides whether a package may start its service; 101 means no (invoke-rc.d(8)). */
const POLICY = '/usr/sbin/policy-rc.d';

/**
 * Installs missing tools for the namespaces on Debian as root; does nothing elsewhere.
 *
 * apt shows its progress on the terminal, and no service is started. Prints packages that cannot be installed; their
 * scenarios are then unavailable.
 */
export async function installTools(print: (line: string) => void): Promise<void> {
  const missing = TOOLS.filter((tool) => findTool(tool) === null);
  if (missing.length === 0 || !existsSync('/etc/debian_version') || process.getuid?.() !== 0) return;
  print(`installing for the network lab: ${missing.map(packageOf).join(', ')}`);
  const ours = !existsSync(POLICY);
  if (ours) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    if (!(await apt(['update', '-q']))) print('apt-get update failed; continuing with known packages');
    // One by one: a release that lacks one package may have the others.
    for (const tool of missing) await installOne(tool, print);
  } finally {
    if (ours) rmSync(POLICY, { force: true });
  }
}

async function installOne(tool: Tool, print: (line: string) => void): Promise<void> {
  const isDone = await apt(['install', '-y', '-q', '--no-install-recommends', packageOf(tool)]);
  if (!isDone) print(`Debian's ${packageOf(tool)} could not be installed`);
}

async function apt(args: readonly string[]): Promise<boolean> {
  const words = ['DEBIAN_FRONTEND=noninteractive', 'apt-get', '-o', 'DPkg::Lock::Timeout=300', ...args];
  const child = spawn('env', words, { stdio: ['ignore', 'inherit', 'inherit'] });
  await once(child, 'close');
  return child.exitCode === 0;
}
