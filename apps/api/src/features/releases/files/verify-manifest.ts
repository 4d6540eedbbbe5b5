import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { type ReleaseManifest, releaseText } from '@sightline/spec';

/** Whether one of the keys (32 bytes of Ed25519, base64url) has signed the manifest. Does not throw. */
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

/** The SHA-256 of a file in hex. Throws when it cannot be read. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
