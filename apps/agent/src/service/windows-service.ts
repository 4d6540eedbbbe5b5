import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CommandRunner, runOrThrow } from './run-command-sync.ts';
import { scheduledTaskXml, TASK_NAME } from './scheduled-task.ts';
import type { Service } from './service.ts';

export interface WindowsServiceOptions {
  /** The command that runs the agent in place. */
  readonly command: readonly [string, ...string[]];
  readonly stateDir: string;
  readonly run: CommandRunner;
}

/** SYSTEM and administrators, by well-known ids that are the same in every language of Windows. */
const FULL_ACCESS = ['*S-1-5-18:(OI)(CI)F', '*S-1-5-32-544:(OI)(CI)F'];

/** Runs the agent as a Windows scheduled task under SYSTEM. The program stays where it is. */
export function createWindowsService({ command, stateDir, run }: WindowsServiceOptions): Service {
  const definition = (): string => scheduledTaskXml({ command, stateDir });
  return {
    definition,
    install: () => {
      mkdirSync(stateDir, { recursive: true });
      // The state contains the host key, and everyone can read ProgramData.
      runOrThrow(run, 'icacls', [stateDir, '/inheritance:r', '/grant:r', ...FULL_ACCESS]);
      withTaskFile(definition(), (file) => {
        runOrThrow(run, 'schtasks', ['/Create', '/TN', TASK_NAME, '/XML', file, '/F']);
      });
      runOrThrow(run, 'schtasks', ['/Run', '/TN', TASK_NAME]);
    },
    uninstall: ({ keepState }) => {
      if (run('schtasks', ['/Query', '/TN', TASK_NAME]).status === 0) {
        run('schtasks', ['/End', '/TN', TASK_NAME]);
        runOrThrow(run, 'schtasks', ['/Delete', '/TN', TASK_NAME, '/F']);
      }
      if (!keepState) rmSync(stateDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
    status: () => {
      const { status, output } = run('schtasks', ['/Query', '/TN', TASK_NAME, '/FO', 'CSV', '/NH']);
      if (status !== 0) return { installed: false, running: false, text: 'not installed' };
      const word = output.trim().split(',').at(-1)?.replaceAll('"', '').trim() ?? '';
      return { installed: true, running: word === 'Running', text: `installed, ${word}` };
    },
  };
}

/** schtasks reads UTF-16 with a byte order mark. */
function withTaskFile(xml: string, use: (file: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-'));
  try {
    const file = join(folder, 'task.xml');
    writeFileSync(file, `\uFEFF${xml}`, 'utf16le');
    use(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
