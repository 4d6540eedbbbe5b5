import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  compareVersions,
  RELEASE_PLATFORMS,
  type ReleaseManifest,
  type ReleasePlatform,
  releaseFileName,
  releaseManifestSchema,
  releaseVersionSchema,
} from '@sightline/spec';
import type { RefusedFile, Release, ReleaseShelf } from '../releases.port.ts';
import { isSigned, sha256Of } from './verify-manifest.ts';

/** So old what is known of the folder may be. */
const FRESH_MS = 10_000;

type Shelved = Awaited<ReturnType<ReleaseShelf['list']>>;
const EMPTY: Shelved = { releases: [], refused: [] };

/**
 * Releases in a folder, `<version>/<platform>.json` beside the executable, as `npm run release` puts them there. What is
 * not signed by one of the keys, or not the file that was signed, is on the list of what is refused and nowhere else.
 */
export class ReleaseFolder implements ReleaseShelf {
  readonly #folder: string | null;
  readonly #keys: readonly string[];
  readonly #now: () => number;
  readonly #sha256ByFile = new Map<string, string>();
  #known: { readonly shelved: Promise<Shelved>; readonly readAtMs: number } | null = null;

  /** `folder` null: there are no releases. `now` is in ms and need only go forward. */
  constructor(folder: string | null, keys: readonly string[], now: () => number) {
    this.#folder = folder;
    this.#keys = keys;
    this.#now = now;
  }

  async list(): Promise<Shelved> {
    const nowMs = this.#now();
    if (this.#known === null || nowMs - this.#known.readAtMs > FRESH_MS) {
      this.#known = { shelved: this.read(), readAtMs: nowMs };
    }
    return await this.#known.shelved;
  }

  async find(version: string, platform: ReleasePlatform): Promise<Release | null> {
    const { releases } = await this.list();
    return releases.find(({ manifest }) => manifest.version === version && manifest.platform === platform) ?? null;
  }

  private async read(): Promise<Shelved> {
    if (this.#folder === null) return EMPTY;
    const names = await readdir(this.#folder).catch(() => []);
    const versions = names.filter((name) => releaseVersionSchema.safeParse(name).success);
    const releases: Release[] = [];
    const refused: RefusedFile[] = [];
    for (const version of versions.sort((a, b) => compareVersions(b, a))) {
      for (const platform of RELEASE_PLATFORMS) {
        const release = await this.readRelease(version, platform);
        if (release === null) continue;
        if ('manifest' in release) releases.push(release);
        else refused.push(release);
      }
    }
    return { releases, refused };
  }

  private async readRelease(version: string, platform: ReleasePlatform): Promise<Release | RefusedFile | null> {
    const folder = join(this.#folder ?? '', version);
    const file = `${version}/${platform}.json`;
    const text = await readFile(join(folder, `${platform}.json`), 'utf8').catch(() => null);
    if (text === null) return null;
    const manifest = parseManifest(text);
    if (manifest?.version !== version || manifest.platform !== platform)
      return { file, reason: 'It is not the manifest of this version and platform.' };
    if (!isSigned(manifest, this.#keys))
      return { file, reason: "Its signature is not by the operator's key; agents would refuse it." };
    const path = join(folder, releaseFileName(platform));
    if (!(await this.isWhole(path, manifest)))
      return { file, reason: 'The executable beside it is not what was signed.' };
    const gzipPath = await stat(`${path}.gz`).then(
      () => `${path}.gz`,
      () => null,
    );
    return { manifest, path, gzipPath };
  }

  /** A file is summed once, and again when its size or time changes. */
  private async isWhole(path: string, manifest: ReleaseManifest): Promise<boolean> {
    try {
      const { size, mtimeMs } = await stat(path);
      if (size !== manifest.bytes) return false;
      const state = `${path} ${size} ${mtimeMs}`;
      const sha256 = this.#sha256ByFile.get(state) ?? (await sha256Of(path));
      this.#sha256ByFile.set(state, sha256);
      return sha256 === manifest.sha256;
    } catch {
      return false;
    }
  }
}

function parseManifest(text: string): ReleaseManifest | null {
  try {
    return releaseManifestSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
