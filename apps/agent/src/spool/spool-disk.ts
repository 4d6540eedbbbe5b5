import {
  closeSync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from '../state/atomic-file.ts';

/** The folder of segments, as the spool uses it. Every method can throw a disk error. */
export interface SpoolDisk {
  readonly list: () => string[];
  readonly readAll: (fileName: string) => Buffer;
  readonly readPart: (fileName: string, offset: number, end: number) => Buffer;
  /** Appends and syncs. If it throws, the file is unchanged, or must not be appended to again. */
  readonly append: (fileName: string, bytes: Buffer) => void;
  readonly remove: (fileName: string) => void;
  readonly close: () => void;
}

/**
 * A folder on a real disk. Syncs every record (fdatasync), and the name of a new segment, before it counts as spooled. At a
 * report or two a minute that costs nothing, and a power loss then loses nothing that was spooled.
 */
export class FolderDisk implements SpoolDisk {
  readonly #folder: string;
  #open: { readonly fileName: string; readonly file: number } | null = null;

  constructor(folder: string) {
    this.#folder = folder;
  }

  readonly list = (): string[] => {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    return readdirSync(this.#folder).sort();
  };

  readonly readAll = (fileName: string): Buffer => readFileSync(join(this.#folder, fileName));

  readonly readPart = (fileName: string, offset: number, end: number): Buffer => {
    const file = openSync(join(this.#folder, fileName), 'r');
    try {
      const part = Buffer.alloc(end - offset);
      const bytes = readSync(file, part, 0, part.length, offset);
      return part.subarray(0, bytes);
    } finally {
      closeSync(file);
    }
  };

  readonly append = (fileName: string, bytes: Buffer): void => {
    const file = this.#fileFor(fileName);
    const before = fstatSync(file).size;
    try {
      let written = 0;
      while (written < bytes.length) written += writeSync(file, bytes, written);
      fdatasyncSync(file);
      if (before === 0) syncFolder(this.#folder);
    } catch (error) {
      this.#undo(file, before);
      throw error;
    }
  };

  readonly remove = (fileName: string): void => {
    if (this.#open?.fileName === fileName) this.close();
    rmSync(join(this.#folder, fileName), { force: true });
  };

  readonly close = (): void => {
    if (this.#open !== null) closeSync(this.#open.file);
    this.#open = null;
  };

  #fileFor(fileName: string): number {
    if (this.#open?.fileName === fileName) return this.#open.file;
    this.close();
    this.#open = { fileName, file: openSync(join(this.#folder, fileName), 'a', 0o600) };
    return this.#open.file;
  }

  #undo(file: number, size: number): void {
    try {
      ftruncateSync(file, size);
    } catch {
      // The next start finds a torn record there and skips it.
    }
    this.close();
  }
}
