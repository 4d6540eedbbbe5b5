import type { ProfileLayer, Profiles, ProfileValues } from '@sightline/spec';

/** What is typed into the form for a new store. */
export interface StoreDraft {
  readonly number: string;
  readonly name: string;
  readonly address: string;
  readonly timeZone: string;
  readonly tags: readonly string[];
  /** What the store sets of its profile itself; the rest is inherited. */
  readonly profile: ProfileValues;
}

/** What is wrong, by the field of the draft. */
export type StoreFaults = Readonly<Partial<Record<keyof StoreDraft, string>>>;

export type ReadStoreDraft =
  | { readonly kind: 'complete'; readonly body: StoreBody }
  | { readonly kind: 'faulty'; readonly faults: StoreFaults };

interface StoreBody {
  readonly number: string;
  readonly name: string;
  readonly address: string;
  readonly timeZone: string;
  readonly tags: string[];
  readonly profile: ProfileValues;
}

/** Reads a draft: the store to create, or what is wrong in which field. What is wrong in the profile, the API says. */
export function readStoreDraft(draft: StoreDraft): ReadStoreDraft {
  const number = draft.number.trim();
  const name = draft.name.trim();
  const address = draft.address.trim();
  const faults: { -readonly [Field in keyof StoreFaults]: StoreFaults[Field] } = {};
  if (number === '' || number.length > 20) faults.number = 'The number of the store, up to 20 characters';
  if (name === '' || name.length > 100) faults.name = 'The name of the store, up to 100 characters';
  if (address.length > 200) faults.address = 'Up to 200 characters';
  if (draft.timeZone === '') faults.timeZone = 'Choose the time zone of the store';
  if (Object.keys(faults).length > 0) return { kind: 'faulty', faults };

  const { timeZone, tags, profile } = draft;
  return { kind: 'complete', body: { number, name, address, timeZone, tags: [...tags], profile } };
}

/** What a store of these tags inherits. */
export function layersBelow({ tenant, groups }: Profiles, tags: readonly string[]): ProfileLayer[] {
  return [
    { origin: { kind: 'tenant' }, values: tenant },
    ...groups
      .filter(({ tag }) => tags.includes(tag))
      .map(({ tag, values }): ProfileLayer => ({ origin: { kind: 'group', tag }, values })),
  ];
}
