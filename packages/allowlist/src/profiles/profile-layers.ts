import {
  type EntryChoice,
  fieldPath,
  INTERVAL_S_DEFAULT,
  MANDATORY_FIELDS,
  type MandatoryField,
  type ProfileLayer,
  type ProfileOrigin,
  type ProfileValues,
  type StoreProfile,
} from '@sightline/spec';

/** The origin of each value, by `fieldPath`. */
export type ProfileOrigins = Readonly<Record<string, ProfileOrigin>>;

export type ResolvedProfile =
  | { readonly kind: 'resolved'; readonly profile: StoreProfile; readonly origins: ProfileOrigins }
  | { readonly kind: 'incomplete'; readonly missing: readonly MandatoryField[]; readonly origins: ProfileOrigins };

/**
 * Merges a store's layers, from the widest to the narrowest, and names the layer that each value comes from.
 *
 * A later layer overrides field by field, down to single variables and the fields of single choices. A list of addresses
 * or ports is one value. Returns `incomplete`, with what is missing, when no layer sets a mandatory field. Pure.
 */
export function resolveProfile(layers: readonly ProfileLayer[]): ResolvedProfile {
  const merging = new Merging();
  for (const layer of layers) merging.lay(layer);
  return merging.result();
}

class Merging {
  readonly #origins: Record<string, ProfileOrigin> = {};
  readonly #variables: Record<string, string> = {};
  readonly #choices: Record<string, EntryChoice> = {};
  #values: Omit<ProfileValues, 'variables' | 'choices'> = {};

  lay({ origin, values }: ProfileLayer): void {
    const { variables = {}, choices = {}, ...plain } = values;
    this.#values = { ...this.#values, ...stated(plain) };
    for (const field of Object.keys(stated(plain))) this.#origins[field] = origin;
    for (const [name, value] of Object.entries(variables)) {
      this.#variables[name] = value;
      this.#origins[fieldPath('variables', name)] = origin;
    }
    for (const [entryId, choice] of Object.entries(choices)) {
      this.#choices[entryId] = { ...this.#choices[entryId], ...stated(choice) };
      for (const field of Object.keys(stated(choice))) this.#origins[fieldPath('choices', entryId, field)] = origin;
    }
  }

  result(): ResolvedProfile {
    const { pos, region, environment, intervalS, pinsAddresses } = this.#values;
    const origins = { intervalS: DEFAULT, pinsAddresses: DEFAULT, ...this.#origins };
    if (pos === undefined || region === undefined || environment === undefined) {
      return {
        kind: 'incomplete',
        missing: MANDATORY_FIELDS.filter((field) => this.#values[field] === undefined),
        origins,
      };
    }
    const profile: StoreProfile = {
      pos,
      region,
      environment,
      variables: sorted(this.#variables),
      intervalS: intervalS ?? INTERVAL_S_DEFAULT,
      ...(pinsAddresses === undefined ? {} : { pinsAddresses }),
      ...(Object.keys(this.#choices).length === 0 ? {} : { choices: sorted(this.#choices) }),
    };
    return { kind: 'resolved', profile, origins };
  }
}

const DEFAULT: ProfileOrigin = { kind: 'default' };

/** Removes fields that are present but undefined: they would hide inherited values. */
function stated<T extends object>(values: T): T {
  // The removed fields are optional in a layer, so the rest has the same type.
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}

/** Sorts the keys, so that equal profiles are equal as text. */
function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
