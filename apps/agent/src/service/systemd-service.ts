import { chmodSync, copyFileSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { replaceFile } from '../state/atomic-file.ts';
import { type CommandRunner, runOrThrow } from './run-command-sync.ts';
import type { Service, ServiceStatus } from './service.ts';
import { systemdUnit, UNIT_NAME } from './systemd-unit.ts';

export interface SystemdOptions {
  /** Where the files go: `/`, or the root of a system that is not running. */
  readonly root: string;
  readonly stateDir: string;
  /** The executable to copy, or the command that runs the bundle in place. */
  readonly program:
    | { readonly kind: 'executable'; readonly path: string }
    | { readonly kind: 'bundle'; readonly command: readonly [string, ...string[]] };
  readonly run: CommandRunner;
}

const UNIT_PATH = `/etc/systemd/system/${UNIT_NAME}`;
const PROGRAM_PATH = '/usr/local/bin/sightline-agent';

/** Runs the agent as a systemd service. With a root other than `/`, starts and stops nothing. */
export function createSystemdService(options: SystemdOptions): Service {
  return {
    definition: () => unitOf(options),
    install: () => {
      install(options);
    },
    uninstall: ({ keepState }) => {
      uninstall(options, keepState);
    },
    status: () => readStatus(options),
  };
}

function unitOf({ program, stateDir }: SystemdOptions): string {
  return systemdUnit({ command: program.kind === 'executable' ? [PROGRAM_PATH] : program.command, stateDir });
}

function install(options: SystemdOptions): void {
  const { root, run, program } = options;
  const unitPath = join(root, UNIT_PATH);
  const unit = unitOf(options);
  if (program.kind === 'executable') copyProgram(program.path, join(root, PROGRAM_PATH));
  const isNew = !existsSync(unitPath) || readFileSync(unitPath, 'utf8') !== unit;
  mkdirSync(dirname(unitPath), { recursive: true });
  if (isNew) replaceFile(unitPath, unit, { durable: true });
  if (!isLive(root)) {
    runOrThrow(run, 'systemctl', ['--root', root, 'enable', UNIT_NAME]);
    return;
  }
  runOrThrow(run, 'systemctl', ['daemon-reload']);
  runOrThrow(run, 'systemctl', ['enable', UNIT_NAME]);
  // A new program or unit takes effect at the next start; the spool bridges the gap.
  runOrThrow(run, 'systemctl', ['restart', UNIT_NAME]);
}

function copyProgram(from: string, to: string): void {
  if (from === to) return;
  mkdirSync(dirname(to), { recursive: true });
  // A running program cannot be overwritten, but its name can be given to another file.
  copyFileSync(from, `${to}.new`);
  chmodSync(`${to}.new`, 0o755);
  renameSync(`${to}.new`, to);
}

function uninstall(options: SystemdOptions, keepState: boolean): void {
  const { root, run, stateDir } = options;
  const unitPath = join(root, UNIT_PATH);
  const isInstalled = existsSync(unitPath);
  if (isInstalled && isLive(root)) runOrThrow(run, 'systemctl', ['disable', '--now', UNIT_NAME]);
  else if (isInstalled) runOrThrow(run, 'systemctl', ['--root', root, 'disable', UNIT_NAME]);
  rmSync(unitPath, { force: true });
  if (isInstalled && isLive(root)) {
    runOrThrow(run, 'systemctl', ['daemon-reload']);
    // Fails if there was no failure to reset.
    run('systemctl', ['reset-failed', UNIT_NAME]);
  }
  rmSync(join(root, PROGRAM_PATH), { force: true });
  if (keepState) return;
  // With a dynamic user, systemd keeps the folder under `private` and leaves a link (systemd.exec(5)).
  for (const path of [stateDir, join(dirname(stateDir), 'private', basename(stateDir))]) removeTree(join(root, path));
}

function removeTree(path: string): void {
  rmSync(path, { recursive: lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false, force: true });
}

function readStatus({ root, run }: SystemdOptions): ServiceStatus {
  if (!existsSync(join(root, UNIT_PATH))) return { installed: false, running: false, text: 'not installed' };
  const { status, output } = run('systemctl', ['is-active', UNIT_NAME]);
  const word = output.trim().split('\n')[0] ?? '';
  return { installed: true, running: status === 0, text: `installed, ${word === '' ? 'state unknown' : word}` };
}

function isLive(root: string): boolean {
  return root === '/';
}
