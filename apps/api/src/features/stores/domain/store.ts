import type { ProfileValues, StoreProfile } from '@sightline/spec';

/** A store as it is told to us, checked. */
export interface NewStore {
  readonly number: string;
  readonly name: string;
  readonly address: string;
  readonly timeZone: string;
  readonly tags: readonly string[];
  /** What it sets of its profile itself. */
  readonly own: ProfileValues;
  /** What comes of that and of the layers above. */
  readonly profile: StoreProfile;
}
