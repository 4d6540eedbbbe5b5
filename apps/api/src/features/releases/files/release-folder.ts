import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import {
  compareVersions,
  RELEASE_PLATFORMS,
  type ReleaseManifest,
  type ReleasePlatform,
  releaseFileName,
  releaseManifestSchema,
  releaseText,
  releaseVersionSchema,
} from '@sightline/spec';

/** A released executable that is complete and signed by the operator. */
export interface Release {
  readonly manifest: ReleaseManifest;
  readonly path: string;
  /** The same executable compressed with gzip; null when there is none. */
  readonly gzipPath: string | null;
}

export interface RefusedFile {
  readonly file: string;
  readonly reason: string;
}

interface FolderContents {
  readonly releases: readonly Release[];
  readonly refused: readonly RefusedFile[];
}

/** How long the folder's contents are cached. */
const FRESH_MS = 10_000;
const EMPTY: FolderContents = { releases: [], refused: [] };

/**
 * Reads releases from a folder that `npm run release` fills: `<version>/<platform>.json` beside the executable. A release
 * that none of the keys signed, or whose file changed since, is refused and never offered.
 */
export class ReleaseFolder {
  readonly #folder: string | null;
  readonly #keys: readonly string[];
  readonly #now: () => number;
  readonly #sha256ByFile = new Map<string, string>();
  #cached: { readonly contents: Promise<FolderContents>; readonly readAtMs: number } | null = null;

  /** A null `folder` has no releases. `now` returns ms and must never go backward. */
  constructor(folder: string | null, keys: readonly string[], now: () => number) {
    this.#folder = folder;
    this.#keys = keys;
    this.#now = now;
  }

  /** Returns every valid release, newest version first, and every refused file with the reason. */
  async list(): Promise<FolderContents> {
    const nowMs = this.#now();
    if (this.#cached === null || nowMs - this.#cached.readAtMs > FRESH_MS) {
      this.#cached = { contents: this.#read(), readAtMs: nowMs };
    }
    return await this.#cached.contents;
  }

  /** Returns null when there is no valid release of this version and platform. */
  async find(version: string, platform: ReleasePlatform): Promise<Release | null> {
    const { releases } = await this.list();
    return releases.find(({ manifest }) => manifest.version === version && manifest.platform === platform) ?? null;
  }

  async #read(): Promise<FolderContents> {
    if (this.#folder === null) return EMPTY;
    const names = await readdir(this.#folder).catch(() => []);
    const versions = names.filter((name) => releaseVersionSchema.safeParse(name).success);
    const releases: Release[] = [];
    const refused: RefusedFile[] = [];
    for (const version of versions.sort((a, b) => compareVersions(b, a))) {
      for (const platform of RELEASE_PLATFORMS) {
        const release = await this.#readRelease(version, platform);
        if (release === null) continue;
        if ('manifest' in release) releases.push(release);
        else refused.push(release);
      }
    }
    return { releases, refused };
  }

  async #readRelease(version: string, platform: ReleasePlatform): Promise<Release | RefusedFile | null> {
    const folder = join(this.#folder ?? '', version);
    const file = `${version}/${platform}.json`;
    const text = await readFile(join(folder, `${platform}.json`), 'utf8').catch(() => null);
    if (text === null) return null;
    const manifest = parseManifest(text);
    if (manifest?.version !== version || manifest.platform !== platform)
      return { file, reason: 'The manifest is not for this version and platform.' };
    if (!isSigned(manifest, this.#keys))
      return { file, reason: "The operator's key did not sign it; agents would reject it." };
    const path = join(folder, releaseFileName(platform));
    if (!(await this.#isComplete(path, manifest)))
      return { file, reason: 'The executable is not the one that was signed.' };
    const gzipPath = await stat(`${path}.gz`).then(
      () => `${path}.gz`,
      () => null,
    );
    return { manifest, path, gzipPath };
  }

  /** Hashes a file once, and again when its size or modification time changes. */
  async #isComplete(path: string, manifest: ReleaseManifest): Promise<boolean> {
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

/** Returns whether one of the keys (32 bytes of Ed25519 in base64url) signed the manifest. Never throws. */
function isSigned(manifest: ReleaseManifest, keys: readonly string[]): boolean {
  const text = Buffer.from(releaseText(manifest));
  const signature = Buffer.from(manifest.signature, 'base64');
  return keys.some((x) => {
    try {
      return verify(null, text, createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }), signature);
    } catch {
      return false;
    }
  });
}

/** Returns the SHA-256 of a file in hex. Throws when it cannot be read. */
async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
