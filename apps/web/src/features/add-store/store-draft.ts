import { type Environment, type Pack, type PosSystem, type Region, storeProfileSchema } from '@sightline/spec';

/** A part of the list's names that differs from store to store, such as the merchant id. */
export type PackVariable = Pack['variables'][number];

/** What is typed into the form for a new store. */
export interface StoreDraft {
  readonly number: string;
  readonly name: string;
  readonly address: string;
  readonly timeZone: string;
  readonly pos: PosSystem;
  readonly region: Region;
  readonly environment: Environment;
  /** By the name of the list's variable; what is left empty stays missing. */
  readonly variables: Readonly<Record<string, string>>;
}

/** What is wrong, by the field of the draft; a variable's by its name. */
export type StoreFaults = Readonly<Partial<Record<string, string>>>;

export type ReadStoreDraft =
  | { readonly kind: 'complete'; readonly body: StoreBody }
  | { readonly kind: 'faulty'; readonly faults: StoreFaults };

interface StoreBody {
  readonly number: string;
  readonly name: string;
  readonly address: string;
  readonly timeZone: string;
  readonly profile: Record<string, unknown>;
}

/** Reads a draft: the store to create, or what is wrong in which field. */
export function readStoreDraft(draft: StoreDraft, declared: readonly PackVariable[]): ReadStoreDraft {
  const number = draft.number.trim();
  const name = draft.name.trim();
  const address = draft.address.trim();
  const variables = Object.fromEntries(
    Object.entries(draft.variables).flatMap(([key, value]) => (value.trim() === '' ? [] : [[key, value.trim()]])),
  );
  const faults: Record<string, string> = variableFaults(variables, declared);
  if (number === '' || number.length > 20) faults['number'] = 'The number of the store, up to 20 characters';
  if (name === '' || name.length > 100) faults['name'] = 'The name of the store, up to 100 characters';
  if (address.length > 200) faults['address'] = 'Up to 200 characters';
  if (draft.timeZone === '') faults['timeZone'] = 'Choose the time zone of the store';
  if (Object.keys(faults).length > 0) return { kind: 'faulty', faults };

  const { pos, region, environment, timeZone } = draft;
  const profile = storeProfileSchema.parse({ pos, region, environment, variables });
  return { kind: 'complete', body: { number, name, address, timeZone, profile } };
}

function variableFaults(
  variables: Readonly<Record<string, string>>,
  declared: readonly PackVariable[],
): Record<string, string> {
  return Object.fromEntries(
    declared.flatMap(({ name, label, pattern, example }) => {
      const value = variables[name];
      const fits = value === undefined || new RegExp(`^(?:${pattern})$`, 'u').test(value);
      return fits ? [] : [[name, `${label} as in ${example}`]];
    }),
  );
}
