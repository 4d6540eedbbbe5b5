import { stat } from 'node:fs/promises';
import { join, win32 } from 'node:path';
import type { Clock } from '../../../platform/clock.ts';
import type { HostSystem, RunningProgram, ServiceState } from '../host-system.ts';
import { memoizeFor } from '../memoize-for.ts';
import type { RunCommand } from '../run-command.ts';
import { judgeNftRuleset } from './judge-nft-ruleset.ts';
import { readListening, readOwner, readPrograms } from './proc.ts';

const FRESH_MS = 55_000;
const LISTENING_FRESH_MS = 500;

export interface LinuxSystemOptions {
  readonly clock: Clock;
  readonly run: RunCommand;
  /** The folder that Windows programs see as drive C under Wine; null if there is none. */
  readonly driveC: string | null;
}

/** Reads a Linux host through `/proc`, `systemctl` and `nft`. */
export function createLinuxSystem({ clock, run, driveC }: LinuxSystemOptions): HostSystem {
  const listening = memoizeFor(clock, LISTENING_FRESH_MS, readListening);
  const ownerOf = cachedOwners();
  const ruleset = memoizeFor(clock, FRESH_MS, () => run(['nft', '-j', 'list', 'ruleset']));
  const localPath = (path: string): string =>
    driveC !== null && /^c:\\/i.test(path) ? join(driveC, ...path.slice(3).split('\\')) : path;
  return {
    listening,
    ownerOf: async (port) => {
      const inodes = ((await listening()) ?? []).filter((socket) => socket.port === port).map(({ inode }) => inode);
      return await ownerOf(port, inodes);
    },
    programs: async (wanted) => await readPrograms(new Set(wanted.map((path) => win32.basename(path).toLowerCase()))),
    serviceState: async (name) => {
      const shown = await run(['systemctl', 'show', '--property=LoadState,ActiveState', '--', unitOf(name)]);
      return shown.kind === 'ended' && shown.status === 0 ? parseUnitState(shown.stdout) : 'unknown';
    },
    fileFacts: async (path) => {
      const file = await stat(localPath(path)).catch(() => null);
      return file?.isFile() === true ? { bytes: file.size, version: null, signature: null } : null;
    },
    inboundRule: async (port) => {
      // Only root can ask; the service does not run as root.
      if (process.getuid?.() !== 0) return 'unknown';
      const shown = await ruleset();
      return shown.kind === 'ended' && shown.status === 0 ? judgeNftRuleset(shown.stdout, port) : 'unknown';
    },
    localPath,
  };
}

/** A socket keeps its inode for life: while the inodes are the same, so is the program, and `/proc` needs no scan. */
function cachedOwners(): (port: number, inodes: readonly string[]) => Promise<RunningProgram | null> {
  const known = new Map<number, { readonly inodes: string; readonly owner: RunningProgram | null }>();
  return async (port, inodes) => {
    const key = inodes.join(' ');
    const before = known.get(port);
    if (before?.inodes === key) return before.owner;
    const owner = await readOwner(new Set(inodes));
    known.set(port, { inodes: key, owner });
    return owner;
  };
}

function unitOf(name: string): string {
  return /\.[a-z]+$/.test(name) ? name : `${name}.service`;
}

/** Parses the output of `systemctl show`: one `Property=value` per line. */
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
      return 'unknown';
  }
}
