import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type ReleaseManifest, type ReleasePlatform, releaseFileName, releaseText } from '@sightline/spec';

/** The operator's pair of keys: the private one as PEM (PKCS #8), the public one as 32 bytes in base64url. */
export interface ReleaseKeys {
  readonly privatePem: string;
  readonly publicKey: string;
}

/** Makes a new pair of keys. */
export function makeReleaseKeys(): ReleaseKeys {
  const { privateKey } = generateKeyPairSync('ed25519');
  return {
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: publicKeyOf(privateKey),
  };
}

/** The public key of a private one, as builds and the API take it. */
export function publicKeyOf(privateKey: KeyObject): string {
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  if (x === undefined) throw new Error('the key is no Ed25519 key');
  return x;
}

/** Reads a private key. Throws when the file holds none, or one of another kind. */
export function readPrivateKey(path: string): KeyObject {
  const key = createPrivateKey(readFileSync(path));
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${path} is no Ed25519 key`);
  return key;
}

export interface ReleaseToSign {
  readonly version: string;
  readonly platform: ReleasePlatform;
  /** The executable. */
  readonly program: string;
  readonly key: KeyObject;
  /** The API's folder of releases. */
  readonly folder: string;
}

/** Puts an executable, its compressed copy and its signed manifest into the folder of releases; gives the manifest. */
export async function signRelease(release: ReleaseToSign): Promise<ReleaseManifest> {
  const { version, platform, program, key } = release;
  const folder = join(release.folder, version);
  mkdirSync(folder, { recursive: true });
  const target = join(folder, releaseFileName(platform));
  await pipeline(createReadStream(program), createWriteStream(target, { mode: 0o755 }));
  await pipeline(createReadStream(target), createGzip(), createWriteStream(`${target}.gz`));
  const unsigned = { schema: 'sightline.release.v1', version, platform, ...(await measure(target)) } as const;
  const signature = sign(null, Buffer.from(releaseText(unsigned)), key).toString('base64');
  const manifest = { ...unsigned, signature };
  // Last: a release without its manifest is none yet.
  writeFileSync(join(folder, `${platform}.json`), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

async function measure(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return { bytes: statSync(path).size, sha256: hash.digest('hex') };
}
