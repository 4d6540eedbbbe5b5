import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Linux counts CPU time in ticks of 10 ms (USER_HZ, proc(5)). */
const MS_PER_TICK = 10;

/** What a process has used so far, by the kernel's books. */
export interface Usage {
  readonly cpuMs: number;
  /** Caused to be written to a disk. */
  readonly writtenBytes: number;
}

/** What a process holds now, in bytes. */
export interface Memory {
  readonly rss: number;
  /** Mapped by no other process: with a program that runs once, the pages of its file too. */
  readonly private: number;
  /** Of those, the ones that are no copy of a file: what the process itself needs. */
  readonly dirty: number;
}

/** Throws when the process is gone. */
export function readUsage(pid: number): Usage {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The command in brackets may hold spaces; user and system time are the 14th and 15th field.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  const io = readFileSync(`/proc/${pid}/io`, 'utf8');
  return { cpuMs: ticks * MS_PER_TICK, writtenBytes: z.coerce.number().parse(/^write_bytes: (\d+)$/m.exec(io)?.[1]) };
}

/** Throws when the process is gone. */
export function readMemory(pid: number): Memory {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const bytes = (name: string): number =>
    z.coerce.number().parse(new RegExp(`^${name}: +(\\d+) kB$`, 'm').exec(rollup)?.[1]) * 1_024;
  const dirty = bytes('Private_Dirty');
  return { rss: bytes('Rss'), private: bytes('Private_Clean') + dirty, dirty };
}
