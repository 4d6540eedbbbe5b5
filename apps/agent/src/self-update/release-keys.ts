/** Put in by the build (rolldown.config.ts); not there when the sources run as they are. */
declare const SIGHTLINE_RELEASE_KEYS: string | undefined;

/**
 * The operator's Ed25519 public keys (32 bytes each, base64url), by one of which a release must be signed. A build
 * without any, as that of the container image, does not update itself.
 */
export const RELEASE_KEYS: readonly string[] =
  typeof SIGHTLINE_RELEASE_KEYS === 'string' ? SIGHTLINE_RELEASE_KEYS.split(',').filter((key) => key !== '') : [];
