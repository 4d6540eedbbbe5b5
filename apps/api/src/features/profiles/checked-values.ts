import { profileFaults, type ResolvedProfile } from '@sightline/allowlist';
import {
  type MandatoryField,
  type Pack,
  type Problem,
  type ProfileValues,
  profileValuesSchema,
  type StoreProfile,
} from '@sightline/spec';
import { AppError, faultsOf } from '../../platform/errors.ts';

type Faults = NonNullable<Problem['faults']>;

/** Refuses with `profile.invalid` values that the lists have no use for; `prefix` is where they stand in the body. */
export function requireFitting(values: ProfileValues, packs: readonly Pack[], prefix: string): void {
  const faults = listFaults(values, packs, prefix);
  if (faults.length === 0) return;
  throw new AppError({
    kind: 'invalid',
    code: 'profile.invalid',
    detail: faults[0]?.message ?? "A profile value does not match the store's packs.",
    faults,
  });
}

/** What a store sets itself, and the profile that comes of it. */
export interface OwnValues {
  readonly own: ProfileValues;
  readonly profile: StoreProfile;
}

/** The same of what a caller gave. Refuses with `store.profile_invalid`, naming what is missing as well. */
export function checkedOwnValues(
  profile: unknown,
  packs: readonly Pack[],
  resolve: (values: ProfileValues) => ResolvedProfile,
): OwnValues {
  const parsed = profileValuesSchema.safeParse(profile);
  const formFaults = parsed.success
    ? listFaults(parsed.data, packs, 'body.profile')
    : faultsOf(parsed.error, 'body.profile');
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

function listFaults(values: ProfileValues, packs: readonly Pack[], prefix: string): Faults {
  return profileFaults(values, packs).map(({ path, message }) => ({ path: [prefix, ...path].join('.'), message }));
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
