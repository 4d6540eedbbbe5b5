import { profileFaults, type ResolvedProfile } from '@sightline/allowlist';
import {
  type MandatoryField,
  type Pack,
  type Problem,
  type ProfileValues,
  profileValuesSchema,
  type StoreProfile,
} from '@sightline/spec';
import { AppError, faultsOf } from '../../../platform/errors.ts';

type Faults = NonNullable<Problem['faults']>;

/** The profile values that a store sets itself, and the profile that results. */
export interface OwnValues {
  readonly own: ProfileValues;
  readonly profile: StoreProfile;
}

/**
 * Checks the profile values that a caller gives for one store against the store's packs.
 *
 * `resolve` lays the values over the layers above. Throws `store.profile_invalid`, which also names required fields that
 * no layer sets. Pure.
 */
export function checkOwnValues(
  profile: unknown,
  packs: readonly Pack[],
  resolve: (values: ProfileValues) => ResolvedProfile,
): OwnValues {
  const parsed = profileValuesSchema.safeParse(profile);
  const formFaults = parsed.success ? packFaults(parsed.data, packs) : faultsOf(parsed.error, 'body.profile');
  const resolved = resolve(parsed.success ? parsed.data : {});
  const missing = resolved.kind === 'incomplete' ? resolved.missing : [];
  const faults = [...formFaults, ...missingFaults(missing.filter((field) => !isNamed(profile, field)))];
  if (parsed.success && resolved.kind === 'resolved' && faults.length === 0) {
    return { own: parsed.data, profile: resolved.profile };
  }
  throw new AppError({
    kind: 'invalid',
    code: 'store.profile_invalid',
    detail: 'Choose a POS system, region and environment.',
    faults,
  });
}

function packFaults(values: ProfileValues, packs: readonly Pack[]): Faults {
  return profileFaults(values, packs).map(({ path, message }) => ({
    path: ['body.profile', ...path].join('.'),
    message,
  }));
}

function missingFaults(fields: readonly string[]): Faults {
  return fields.map((field) => ({
    path: `body.profile.${field}`,
    message: 'Required: no default is set.',
  }));
}

function isNamed(profile: unknown, field: MandatoryField): boolean {
  return typeof profile === 'object' && profile !== null && Object.hasOwn(profile, field);
}
