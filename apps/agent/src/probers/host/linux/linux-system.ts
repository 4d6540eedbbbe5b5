import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../../clock.ts';
import type { HostSystem, ServiceState } from '../host-system.ts';
import { remember } from '../remember.ts';
import type { RunCommand } from '../run-command.ts';
import { judgeRuleset } from './nft-ruleset.ts';
import { readListening, readOwner, readPrograms } from './proc.ts';

const FRESH_MS = 55_000;
const LISTENING_FRESH_MS = 500;

export interface LinuxSystemOptions {
  readonly clock: Clock;
  readonly run: RunCommand;
  /** The folder that programs under Wine know as drive C; null where there is none. */
  readonly driveC: string | null;
}

/** Linux, by its `/proc`, `systemctl` and `nft`. */
export function createLinuxSystem({ clock, run, driveC }: LinuxSystemOptions): HostSystem {
  const listening = remember(clock, LISTENING_FRESH_MS, readListening);
  const programs = remember(clock, FRESH_MS, readPrograms);
  const ruleset = remember(clock, FRESH_MS, () => run(['nft', '-j', 'list', 'ruleset']));
  const localPath = (path: string): string =>
    driveC !== null && /^c:\\/i.test(path) ? join(driveC, ...path.slice(3).split('\\')) : path;
  return {
    listening,
    ownerOf: async (port) => {
      const sockets = (await listening()).filter((socket) => socket.port === port);
      return await readOwner(new Set(sockets.map(({ inode }) => inode)));
    },
    programs,
    serviceState: async (name) => {
      const shown = await run(['systemctl', 'show', '--property=LoadState,ActiveState', '--', unitOf(name)]);
      return shown.kind === 'ended' && shown.status === 0 ? parseUnitState(shown.stdout) : 'untold';
    },
    fileFacts: async (path) => {
      const file = await stat(localPath(path)).catch(() => null);
      return file?.isFile() === true ? { bytes: file.size, version: null, signature: null } : null;
    },
    inboundRule: async (port) => {
      const shown = await ruleset();
      return shown.kind === 'ended' && shown.status === 0 ? judgeRuleset(shown.stdout, port) : 'untold';
    },
    localPath,
  };
}

function unitOf(name: string): string {
  return /\.[a-z]+$/.test(name) ? name : `${name}.service`;
}

/** Reads what `systemctl show` prints of a unit: one `Property=value` a line. */
export function parseUnitState(text: string): ServiceState {
  const values = new Map(text.split('\n').map((line) => [line.split('=')[0] ?? '', line.split('=')[1]?.trim() ?? '']));
  if (values.get('LoadState') === 'not-found') return 'missing';
  switch (values.get('ActiveState')) {
    case 'active':
    case 'activating':
    case 'reloading':
      return 'running';
    case 'inactive':
    case 'failed':
    case 'deactivating':
      return 'stopped';
    default:
      return 'untold';
  }
}
