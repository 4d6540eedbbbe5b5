import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { isSea } from 'node:sea';
import { runCommandSync } from '../service/run-command-sync.ts';
import type { Service } from '../service/service.ts';
import { createSystemdService } from '../service/systemd-service.ts';
import { createWindowsService } from '../service/windows-service.ts';
import { readAgentFile } from '../state/agent-file.ts';
import { statePaths } from '../state/state-dir.ts';
import { UsageError } from './usage-error.ts';

export interface ServiceOptions {
  readonly stateDir: string;
  readonly root: string;
  readonly print?: boolean;
}

/** Keeps Node small when the agent runs as a bundle; the executable has these options built in. */
const NODE_OPTIONS = ['--jitless', '--max-semi-space-size=1'];

/**
 * Installs the agent as a service, or prints its definition. Throws a UsageError, or an Error with the system's
 * message.
 */
export function installService(options: ServiceOptions): void {
  const service = openService(options);
  if (options.print === true) {
    process.stdout.write(service.definition());
    return;
  }
  if (options.root === '/' && readAgentFile(statePaths(options.stateDir).agent) === null)
    throw new UsageError(`${options.stateDir} is not enrolled; run "sightline-agent enroll" first`);
  service.install();
  process.stdout.write(
    options.root === '/'
      ? 'installed; the agent is running and starts with this machine\n'
      : 'installed; the agent starts when that system boots\n',
  );
}

/** Removes the service and, unless told otherwise, everything that the agent wrote. */
export function uninstallService(options: ServiceOptions & { readonly keepState?: boolean }): void {
  openService(options).uninstall({ keepState: options.keepState === true });
  process.stdout.write(options.keepState === true ? 'removed; the state was kept\n' : 'removed, including the state\n');
}

/** Prints the state of the service; returns the exit status: 0 running, 1 not running. */
export function showService(options: ServiceOptions): 0 | 1 {
  const status = openService(options).status();
  process.stdout.write(`${status.text}\n`);
  return status.running ? 0 : 1;
}

function openService({ stateDir, root }: ServiceOptions): Service {
  if (process.platform === 'win32')
    return createWindowsService({ command: ownCommand(), stateDir, run: runCommandSync });
  if (process.platform !== 'linux') throw new UsageError(`services are not supported on ${process.platform}`);
  const program = isSea()
    ? ({ kind: 'executable', path: realpathSync(process.execPath) } as const)
    : ({ kind: 'bundle', command: ownCommand() } as const);
  return createSystemdService({ root: resolve(root), stateDir, program, run: runCommandSync });
}

/** Returns the command that starts this agent, without arguments. */
function ownCommand(): [string, ...string[]] {
  if (isSea()) return [process.execPath];
  return [realpathSync(process.execPath), ...NODE_OPTIONS, realpathSync(process.argv[1] ?? '')];
}
