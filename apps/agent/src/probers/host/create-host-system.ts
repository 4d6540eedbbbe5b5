import type { Clock } from '../../platform/clock.ts';
import type { HostSystem } from './host-system.ts';
import { createLinuxSystem } from './linux/linux-system.ts';
import { runCommand } from './run-command.ts';
import { createWindowsSystem } from './windows/windows-system.ts';

/** This machine's operating system. @param driveC the folder that programs under Wine know as drive C, or null. */
export function createHostSystem(clock: Clock, driveC: string | null): HostSystem {
  return process.platform === 'win32'
    ? createWindowsSystem(clock, runCommand)
    : createLinuxSystem({ clock, run: runCommand, driveC });
}
