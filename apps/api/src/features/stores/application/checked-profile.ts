import { type StoreProfile, storeProfileSchema } from '@sightline/spec';
import { AppError, faultsOf } from '../../../platform/errors.ts';

/** The profile that a caller gave. Refuses with `store.profile_invalid`. */
export function checkedProfile(profile: unknown): StoreProfile {
  const parsed = storeProfileSchema.safeParse(profile);
  if (parsed.success) return parsed.data;
  throw new AppError({
    kind: 'invalid',
    code: 'store.profile_invalid',
    detail: 'The profile does not describe a store that can be planned for.',
    faults: faultsOf(parsed.error, 'body.profile'),
  });
}
