import type { StoreProfile } from '@sightline/spec';

/** A store as it is told to us, checked. */
export interface NewStore {
  readonly number: string;
  readonly name: string;
  readonly address: string;
  readonly timeZone: string;
  readonly tags: readonly string[];
  readonly profile: StoreProfile;
}
