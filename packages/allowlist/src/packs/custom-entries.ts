import {
  CUSTOM_ENTRIES_PACK_ID,
  type CustomEntryDraft,
  type Entry,
  type Pack,
  type PackTableColumn,
} from '@sightline/spec';
import { entryOfRow } from '../importers/table/entry-of-row.ts';
import { type CellFault } from '../importers/table/read-cell.ts';

export type CustomEntryReading =
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'refused'; readonly faults: readonly CellFault[] };

const SECTION = { id: 'own', title: 'Custom entries', asPrinted: ['Custom entries'] };

/** Returns a draft as an entry with that id and position, or its errors by column. Pure. */
export function readCustomEntry(
  draft: CustomEntryDraft,
  { id, place }: { readonly id: string; readonly place: number },
): CustomEntryReading {
  const cells = new Map<PackTableColumn, string>([
    ['id', id],
    ['section', SECTION.title],
    ['title', draft.title],
    ['destination', draft.destination],
    ['protocol', draft.protocol],
    ['ports', draft.ports],
    ['direction', draft.direction],
    ['source_role', draft.roles.join(' ')],
    ['required', draft.required ? 'yes' : 'no'],
    ['pos', draft.pos.join(' ')],
    ['region', draft.regions.join(' ')],
    ['environment', draft.environments.join(' ')],
    ['breaks', draft.breaks],
    ['notes', draft.notes],
  ]);
  const reading = entryOfRow({ line: place, cells }, draft.roles);
  if (reading.kind === 'refused') return reading;
  const printed = [draft.destination, draft.protocol === 'not_stated' ? '' : draft.protocol, draft.ports];
  return {
    kind: 'entry',
    entry: {
      ...reading.entry,
      sectionId: SECTION.id,
      asPrinted: [printed.filter((part) => part !== '').join(' ')],
      provenance: { lines: [place, place], where: 'Added in the console' },
    },
  };
}

/** Returns an id for a new entry from its title, with a number appended when the id is taken. */
export function customEntryId(title: string, taken: ReadonlySet<string>): string {
  const slug =
    title
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, 80)
      .replace(/-+$/, '') || 'entry';
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? slug : `${slug}-${String(number)}`;
    if (!taken.has(id)) return id;
  }
}

interface CustomEntriesSource {
  readonly version: number;
  /** SHA-256 of the entries, in hexadecimal. */
  readonly sha256: string;
  /** The date, ISO 8601. */
  readonly day: string;
}

/** Returns a version of the pack of a tenant's custom entries. */
export function customEntriesPack(entries: readonly Entry[], { version, sha256, day }: CustomEntriesSource): Pack {
  return {
    schema: 'sightline.pack.v1',
    id: CUSTOM_ENTRIES_PACK_ID,
    version,
    vendor: 'Own',
    title: 'Custom entries',
    source: { file: 'console', sha256, retrievedAt: day, updatedNote: 'edited in the console' },
    variables: [],
    sections: [SECTION],
    entries: [...entries],
  };
}
