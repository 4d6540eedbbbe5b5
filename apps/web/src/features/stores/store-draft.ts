import { CONSOLE_API, type ProfileLayer, type Profiles, type ProfileValues } from '@sightline/spec';
import { schemaErrors } from '../../shared/forms/form-errors.ts';

/** The form for a new store, as filled in. */
export interface StoreDraft {
  readonly number: string;
  readonly name: string;
  readonly address: string;
  readonly timeZone: string | null;
  readonly tags: string[];
  /** The profile values that the store sets itself; the rest is inherited. */
  readonly profile: ProfileValues;
}

/** Returns the store to create. */
export function storeBody({ number, name, address, timeZone, tags, profile }: StoreDraft) {
  return {
    number: number.trim(),
    name: name.trim(),
    address: address.trim(),
    timeZone: timeZone ?? '',
    tags: [...tags],
    profile,
  };
}

const bodyErrors = schemaErrors(CONSOLE_API.createStore.body, {
  number: 'Enter a store number of up to 20 characters.',
  name: 'Enter a name of up to 100 characters.',
  address: 'Use up to 200 characters.',
  timeZone: "Choose the store's time zone.",
});

/** Returns what is wrong, by field. The profile is checked by the API, which knows what the store inherits. */
export function storeDraftErrors(draft: StoreDraft): Record<string, string> {
  return bodyErrors(storeBody(draft));
}

/** Returns the layers that a store with these tags inherits from, the widest first. */
export function layersBelow({ tenant, groups }: Profiles, tags: readonly string[]): ProfileLayer[] {
  return [
    { origin: { kind: 'tenant' }, values: tenant },
    ...groups
      .filter(({ tag }) => tags.includes(tag))
      .map(({ tag, values }): ProfileLayer => ({ origin: { kind: 'group', tag }, values })),
  ];
}
