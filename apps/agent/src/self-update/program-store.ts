import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type ReleaseManifest, releaseManifestSchema } from '@sightline/spec';
import { readJsonFile, replaceFile, syncFolder } from '../state/atomic-file.ts';
import { isReleasedFile, isSigned } from './verify-release.ts';

const PROGRAM = process.platform === 'win32' ? 'sightline-agent.exe' : 'sightline-agent';

/**
 * Stores released programs in the state directory, one folder per version. Checks each program before it is started.
 */
export class ProgramStore {
  readonly #folder: string;
  readonly #keys: readonly string[];

  constructor(folder: string, keys: readonly string[]) {
    this.#folder = folder;
    this.#keys = keys;
  }

  /** Returns the path of a version's program; null if it is missing, incomplete, or not signed by the operator. */
  async find(version: string): Promise<string | null> {
    const folder = join(this.#folder, version);
    const manifest = readJsonFile(join(folder, 'manifest.json'), releaseManifestSchema);
    if (manifest.kind !== 'read' || manifest.value.version !== version) return null;
    const program = join(folder, PROGRAM);
    const isSound = isSigned(manifest.value, this.#keys) && (await isReleasedFile(program, manifest.value));
    return isSound ? program : null;
  }

  /** Prepares a download; returns the path to write the program to. Throws on disk errors. */
  prepare(version: string): string {
    const folder = this.#unfinished(version);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return join(folder, PROGRAM);
  }

  /** Stores a downloaded program. Throws on disk errors. */
  keep(manifest: ReleaseManifest): void {
    const folder = join(this.#folder, manifest.version);
    const unfinished = this.#unfinished(manifest.version);
    replaceFile(join(unfinished, 'manifest.json'), JSON.stringify(manifest), { durable: true });
    rmSync(folder, { recursive: true, force: true });
    renameSync(unfinished, folder);
    syncFolder(this.#folder);
  }

  /** Removes all other versions. Does not throw: what remains is removed next time. */
  keepOnly(versions: readonly (string | null)[]): void {
    try {
      for (const name of readdirSync(this.#folder))
        if (!versions.includes(name)) rmSync(join(this.#folder, name), { recursive: true, force: true });
    } catch {
      // No folder yet, or, on Windows, a program that still runs.
    }
  }

  #unfinished(version: string): string {
    return join(this.#folder, `${version}.new`);
  }
}
