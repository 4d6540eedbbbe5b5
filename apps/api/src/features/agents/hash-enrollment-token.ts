import { hashSecret, newSecret } from '../../platform/secrets.ts';

/** Returns a new enrollment token: 256 random bits in base64url. It is shown once; only its hash is stored. */
export function newEnrollmentToken(): string {
  return newSecret();
}

/**
 * Returns the SHA-256 of an enrollment token (32 bytes), as `enrollment_token.token_hash` stores it.
 *
 * A plain hash is enough, because a token is random and nobody can guess it.
 */
export function hashEnrollmentToken(token: string): Uint8Array<ArrayBuffer> {
  return hashSecret(token);
}
