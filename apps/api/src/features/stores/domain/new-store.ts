import type { ProfileValues, StoreProfile } from '@sightline/spec';

/** A store to add, with its values checked. */
export interface NewStore {
  readonly number: string;
  readonly name: string;
  readonly address: string;
  readonly timeZone: string;
  readonly tags: readonly string[];
  /** The profile values that the store sets itself. */
  readonly own: ProfileValues;
  /** The profile that results from them and the layers above. */
  readonly profile: StoreProfile;
}
