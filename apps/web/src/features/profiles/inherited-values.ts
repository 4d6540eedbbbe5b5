import { flatProfile, INTERVAL_S_DEFAULT, type ProfileLayer, type ProfileOrigin } from '@sightline/spec';

/** What a layer would have without setting it itself, as text, and from where. */
export interface InheritedValue {
  readonly text: string;
  readonly origin: ProfileOrigin;
}

const DEFAULTS: readonly (readonly [string, InheritedValue])[] = [
  ['intervalS', { text: String(INTERVAL_S_DEFAULT), origin: { kind: 'default' } }],
  ['pinsAddresses', { text: 'no', origin: { kind: 'default' } }],
];

/** The values of layers laid over each other, by the path of the field, whether they make a whole profile or not. */
export function inheritedValues(layers: readonly ProfileLayer[]): ReadonlyMap<string, InheritedValue> {
  const values = new Map(DEFAULTS);
  for (const { origin, values: set } of layers) {
    for (const [path, text] of flatProfile(set)) values.set(path, { text, origin });
  }
  return values;
}
