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

/** What keeps Node small where the agent is its bundle; the executable has them within. */
const NODE_OPTIONS = ['--jitless', '--max-semi-space-size=1'];

/** Installs the agent as a service, or prints what would be written. Throws a UsageError, or an Error with what the system said. */
export function installService(options: ServiceOptions): void {
  const service = openService(options);
  if (options.print === true) {
    process.stdout.write(service.definition());
    return;
  }
  if (options.root === '/' && readAgentFile(statePaths(options.stateDir).agent) === null)
    throw new UsageError(`${options.stateDir} holds no enrollment: run "sightline-agent enroll" first`);
  service.install();
  process.stdout.write(
    options.root === '/'
      ? 'installed; the agent runs now and after every start of this machine\n'
      : 'installed; the agent runs once that system starts\n',
  );
}

/** Removes the service and, unless told to keep it, everything that the agent had written. */
export function uninstallService(options: ServiceOptions & { readonly keepState?: boolean }): void {
  openService(options).uninstall({ keepState: options.keepState === true });
  process.stdout.write(
    options.keepState === true ? 'removed; the state is kept\n' : 'removed, with all that it kept\n',
  );
}

/** Prints how the service stands; gives the exit status: 0 it runs, 1 it does not. */
export function showService(options: ServiceOptions): 0 | 1 {
  const status = openService(options).status();
  process.stdout.write(`${status.text}\n`);
  return status.running ? 0 : 1;
}

function openService({ stateDir, root }: ServiceOptions): Service {
  if (process.platform === 'win32')
    return createWindowsService({ command: ownCommand(), stateDir, run: runCommandSync });
  if (process.platform !== 'linux') throw new UsageError(`services are not known on ${process.platform}`);
  const program = isSea()
    ? ({ kind: 'executable', path: realpathSync(process.execPath) } as const)
    : ({ kind: 'bundle', command: ownCommand() } as const);
  return createSystemdService({ root: resolve(root), stateDir, program, run: runCommandSync });
}

/** The command that runs this agent again, without arguments. */
function ownCommand(): [string, ...string[]] {
  if (isSea()) return [process.execPath];
  return [realpathSync(process.execPath), ...NODE_OPTIONS, realpathSync(process.argv[1] ?? '')];
}
