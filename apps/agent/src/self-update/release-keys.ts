/** Defined by the build (rolldown.config.ts); undefined when running from source. */
declare const SIGHTLINE_RELEASE_KEYS: string | undefined;

/**
 * The operator's Ed25519 public keys (32 bytes each, base64url). One of them must have signed a release. A build without
 * keys, such as the container image, does not update itself.
 */
export const RELEASE_KEYS: readonly string[] =
  typeof SIGHTLINE_RELEASE_KEYS === 'string' ? SIGHTLINE_RELEASE_KEYS.split(',').filter((key) => key !== '') : [];
