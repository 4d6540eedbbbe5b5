import { flatProfile, INTERVAL_S_DEFAULT, type ProfileLayer, type ProfileOrigin } from '@sightline/spec';

/** The value that a layer would inherit, as text, and from where. */
export interface InheritedValue {
  readonly text: string;
  readonly origin: ProfileOrigin;
}

const DEFAULTS: readonly (readonly [string, InheritedValue])[] = [
  ['intervalS', { text: String(INTERVAL_S_DEFAULT), origin: { kind: 'default' } }],
  ['pinsAddresses', { text: 'no', origin: { kind: 'default' } }],
];

/** Returns the merged values of the layers by field path, whether or not they make a complete profile. */
export function inheritedValues(layers: readonly ProfileLayer[]): ReadonlyMap<string, InheritedValue> {
  const values = new Map(DEFAULTS);
  for (const { origin, values: set } of layers) {
    for (const [path, text] of flatProfile(set)) values.set(path, { text, origin });
  }
  return values;
}
