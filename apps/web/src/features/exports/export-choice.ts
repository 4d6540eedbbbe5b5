import type { ExportFormat, ExportScope, MerakiRule, PackList, StoreId } from '@sightline/spec';

/** A picked store. */
export interface PickedStore {
  readonly id: StoreId;
  readonly label: string;
}

export type StoreSelection =
  | { readonly kind: 'all' }
  | { readonly kind: 'tag'; readonly tag: string | null }
  | { readonly kind: 'stores'; readonly stores: readonly PickedStore[] };

/** What to export, and how. */
export interface ExportChoice {
  readonly format: ExportFormat;
  readonly scope: ExportScope;
  readonly stores: StoreSelection;
  /** Null for all packs that the stores use. */
  readonly packId: string | null;
  /** The older of two versions, for their changes. */
  readonly since: number | null;
  readonly version: number | null;
  /** Meraki only: the network's current rules. */
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

/** The query for the API. */
export interface ExportQuery {
  readonly format: ExportFormat;
  readonly scope: ExportScope;
  readonly storeIds?: readonly StoreId[];
  readonly tag?: string;
  readonly packId?: string;
  readonly since?: number;
  readonly version?: number;
}

/** Returns the query for a choice; null while something is missing. */
export function queryOf({ format, scope, stores, packId, since, version }: ExportChoice): ExportQuery | null {
  const which = storesOf(stores);
  if (which === null) return null;
  const list = packId === null ? {} : { packId };
  if (scope !== 'diff') return { format, scope, ...which, ...list };
  if (packId === null || since === null || version === null || since === version) return null;
  return { format, scope, ...which, ...list, since, version };
}

function storesOf(stores: StoreSelection): { tag?: string; storeIds?: readonly StoreId[] } | null {
  switch (stores.kind) {
    case 'all':
      return {};
    case 'tag':
      return stores.tag === null ? null : { tag: stores.tag };
    case 'stores':
      return stores.stores.length === 0 ? null : { storeIds: stores.stores.map(({ id }) => id) };
  }
}

/** Returns what is still missing, in a sentence. */
export function missingText({ stores, scope, packId }: ExportChoice): string {
  if (stores.kind === 'tag' && stores.tag === null) return 'Choose a tag.';
  if (stores.kind === 'stores' && stores.stores.length === 0) return 'Choose the stores.';
  if (scope === 'diff' && packId === null) return 'Choose the pack whose versions to compare.';
  return 'Choose two different versions.';
}

/** The props of every part of the form. */
export interface ChoiceFieldsProps {
  readonly choice: ExportChoice;
  /** The packs and tags to choose from; null while they load. */
  readonly lists: PackList | null;
  readonly onChange: (choice: ExportChoice) => void;
}
