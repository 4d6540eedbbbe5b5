import { readdir, readFile, readlink } from 'node:fs/promises';
import { basename, win32 } from 'node:path';
import type { RunningProgram } from '../host-system.ts';
import { type ListeningSocket, parseSocketTable } from './parse-socket-table.ts';

/**
 * Returns all listening TCP sockets of this network namespace; null if the kernel does not list them. Does not reject.
 */
export async function readListening(): Promise<ListeningSocket[] | null> {
  const tables = await Promise.all(
    ['tcp', 'tcp6'].map((name) => readFile(`/proc/net/${name}`, 'utf8').catch(() => '')),
  );
  return tables.every((table) => table === '') ? null : tables.flatMap(parseSocketTable);
}

/** Returns the process that has one of these sockets open; null if the agent cannot see it. */
export async function readOwner(inodes: ReadonlySet<string>): Promise<RunningProgram | null> {
  for (const pid of await readPids()) {
    if (!(await holdsOneOf(pid, inodes))) continue;
    return await readProgram(pid);
  }
  return null;
}

/** Returns the processes whose program file has one of these names, ignoring case. */
export async function readPrograms(names: ReadonlySet<string>): Promise<RunningProgram[]> {
  const programs: RunningProgram[] = [];
  // One at a time: a host has hundreds, and reading all at once would use more memory than everything else here.
  for (const pid of await readPids()) {
    const program = await readProgram(pid);
    if (program !== null && names.has(program.name.toLowerCase())) programs.push(program);
  }
  return programs;
}

async function readPids(): Promise<string[]> {
  const names = await readdir('/proc').catch(() => []);
  return names.filter((name) => /^\d+$/.test(name));
}

async function holdsOneOf(pid: string, inodes: ReadonlySet<string>): Promise<boolean> {
  const descriptors = await readdir(`/proc/${pid}/fd`).catch(() => []);
  for (const descriptor of descriptors) {
    const link = await readlink(`/proc/${pid}/fd/${descriptor}`).catch(() => '');
    const inode = /^socket:\[(\d+)\]$/.exec(link)?.[1];
    if (inode !== undefined && inodes.has(inode)) return true;
  }
  return false;
}

async function readProgram(pid: string): Promise<RunningProgram | null> {
  const [link, commandLine] = await Promise.all([
    readlink(`/proc/${pid}/exe`).catch(() => null),
    readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
  ]);
  return programOf(Number(pid), link, commandLine.split('\0')[0] ?? '');
}

/** Under Wine the file is Wine's own; the program it runs comes first on the command line. */
function programOf(pid: number, link: string | null, command: string): RunningProgram | null {
  if (/^[a-z]:\\/i.test(command)) return { pid, path: command, name: win32.basename(command) };
  const path = link ?? (command.startsWith('/') ? command : null);
  const name = basename(path ?? command);
  return name === '' ? null : { pid, path: path?.replace(/ \(deleted\)$/, '') ?? null, name };
}
