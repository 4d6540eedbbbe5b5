import { createHash, createPublicKey, verify } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { type ReleaseManifest, releaseText } from '@sightline/spec';

const CHUNK_BYTES = 1024 * 1024;

/** Whether one of the keys (32 bytes, base64url) has signed the manifest. Does not throw. */
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

/** Whether a file is the one that the manifest names, by size and SHA-256. Does not throw. */
export function isReleasedFile(path: string, manifest: ReleaseManifest): boolean {
  try {
    const file = openSync(path, 'r');
    try {
      return fstatSync(file).size === manifest.bytes && sha256Of(file) === manifest.sha256;
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
}

function sha256Of(file: number): string {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  for (;;) {
    const length = readSync(file, chunk);
    if (length === 0) return hash.digest('hex');
    hash.update(chunk.subarray(0, length));
  }
}
