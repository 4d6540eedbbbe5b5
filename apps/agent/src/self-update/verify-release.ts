import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { type ReleaseManifest, releaseText } from '@sightline/spec';

/** Whether one of the keys (32 bytes, base64url) signed the manifest. Does not throw. */
export function isSigned(manifest: ReleaseManifest, keys: readonly string[]): boolean {
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

/**
 * Whether a file matches the manifest's size and SHA-256. Reads in chunks, because probes are timed meanwhile. Does not
 * reject.
 */
export async function isReleasedFile(path: string, manifest: ReleaseManifest): Promise<boolean> {
  try {
    if (statSync(path).size !== manifest.bytes) return false;
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    return hash.digest('hex') === manifest.sha256;
  } catch {
    return false;
  }
}
