import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import { isMissingFile } from '../failures/classify-failure.ts';

export interface WriteOptions {
  readonly mode?: number;
  /** Whether the write must survive a power loss, not only a crash of the process. */
  readonly durable: boolean;
}

/** Replaces a whole file: a reader, or a crash, sees the old content or the new, never a mix. Throws on disk errors. */
export function replaceFile(path: string, content: string, options: WriteOptions): void {
  const temporary = `${path}.new`;
  const file = openSync(temporary, 'w', options.mode ?? 0o644);
  try {
    writeFileSync(file, content);
    if (options.durable) fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
  if (options.durable) syncFolder(dirname(path));
}

/** Makes the names in a folder survive a power loss. Windows neither offers nor needs this. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Writes a test block to a folder's disk and removes it; returns the error if the disk refuses, null otherwise. */
export function testDisk(folder: string): unknown {
  const path = join(folder, 'try.new');
  try {
    const file = openSync(path, 'w', 0o600);
    try {
      writeFileSync(file, Buffer.alloc(4_096));
      fsyncSync(file);
    } finally {
      closeSync(file);
      rmSync(path);
    }
    return null;
  } catch (error) {
    return error;
  }
}

export type FileContent<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Reads one of our JSON files and checks its shape. Does not throw. */
export function readJsonFile<S extends z.ZodType>(path: string, schema: S): FileContent<z.output<S>> {
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success
      ? { kind: 'read', value: parsed.data }
      : { kind: 'unreadable', reason: `${path} has an unknown shape` };
  } catch (error) {
    if (isMissingFile(error)) return { kind: 'absent' };
    return { kind: 'unreadable', reason: `${path} cannot be read` };
  }
}
