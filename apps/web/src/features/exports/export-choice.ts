import type { ExportFormat, ExportScope, MerakiRule, PackList, StoreId } from '@sightline/spec';

/** A store as it was picked. */
export interface PickedStore {
  readonly id: StoreId;
  readonly label: string;
}

export type ChosenStores =
  | { readonly kind: 'all' }
  | { readonly kind: 'tag'; readonly tag: string | null }
  | { readonly kind: 'stores'; readonly stores: readonly PickedStore[] };

/** What is exported, and how. */
export interface ExportChoice {
  readonly format: ExportFormat;
  readonly scope: ExportScope;
  readonly stores: ChosenStores;
  /** One of the lists; null for all that the stores are on. */
  readonly packId: string | null;
  /** Of the changes between two versions. */
  readonly since: number | null;
  readonly version: number | null;
  /** Meraki only: what the network has now. */
  readonly merakiRules: readonly MerakiRule[] | null;
}

export const FIRST_CHOICE: ExportChoice = {
  format: 'palo_alto_edl_url',
  scope: 'full',
  stores: { kind: 'all' },
  packId: null,
  since: null,
  version: null,
  merakiRules: null,
};

/** What the API is asked; null while something is still to be chosen. */
export interface ExportQuery {
  readonly format: ExportFormat;
  readonly scope: ExportScope;
  readonly storeIds?: readonly StoreId[];
  readonly tag?: string;
  readonly packId?: string;
  readonly since?: number;
  readonly version?: number;
}

export function queryOf({ format, scope, stores, packId, since, version }: ExportChoice): ExportQuery | null {
  const which = storesOf(stores);
  if (which === null) return null;
  const list = packId === null ? {} : { packId };
  if (scope !== 'diff') return { format, scope, ...which, ...list };
  if (packId === null || since === null || version === null || since === version) return null;
  return { format, scope, ...which, ...list, since, version };
}

function storesOf(stores: ChosenStores): { tag?: string; storeIds?: readonly StoreId[] } | null {
  switch (stores.kind) {
    case 'all':
      return {};
    case 'tag':
      return stores.tag === null ? null : { tag: stores.tag };
    case 'stores':
      return stores.stores.length === 0 ? null : { storeIds: stores.stores.map(({ id }) => id) };
  }
}

/** What is still to be chosen, in one sentence. */
export function missingText({ stores, scope, packId }: ExportChoice): string {
  if (stores.kind === 'tag' && stores.tag === null) return 'Choose a tag.';
  if (stores.kind === 'stores' && stores.stores.length === 0) return 'Pick the stores.';
  if (scope === 'diff' && packId === null) return 'Choose the list whose versions are compared.';
  return 'Choose two versions that differ.';
}

/** What every part of the choice is given. */
export interface ChoiceFieldsProps {
  readonly choice: ExportChoice;
  /** The lists and tags to choose from; null while they are not known. */
  readonly lists: PackList | null;
  readonly onChange: (choice: ExportChoice) => void;
}
