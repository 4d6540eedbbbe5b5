import { z } from 'zod';
import { hostRoleSchema } from '../ids.ts';
import { type CellFault, type CsvColumn } from '../importers/csv-cell.ts';
import { entryOfRow } from '../importers/csv-entry.ts';
import { type Entry, environmentSchema, type Pack, posSystemSchema, regionSchema } from './pack.ts';
import { PROTOCOLS } from './subject.ts';

/** The list of what a tenant adds beside its vendors' lists, line by line. */
export const CUSTOM_ENTRIES_PACK_ID = 'own.entries';
/** How the id of a list begins that is a tenant's own. */
export const CUSTOM_PACK_PREFIX = 'own.';

export const CUSTOM_ENTRIES_MAX = 500;

const textSchema = (max: number) => z.string().trim().max(max);

/** An entry as somebody types it in; the texts are those of the columns of `importCsv`. */
export const customEntryDraftSchema = z.object({
  title: textSchema(190).min(1),
  /** Names and ranges apart by blanks, `store` for a port within the store, or `program:`, `process:` and so on. */
  destination: textSchema(2_000).min(1),
  protocol: z.enum(PROTOCOLS),
  /** `443, 9100-9109`; empty where none is stated. */
  ports: textSchema(300),
  direction: z.enum(['outbound', 'inbound', 'inbound_outbound', 'not_stated']),
  roles: z
    .array(hostRoleSchema.exclude(['control']))
    .min(1)
    .max(4),
  /** Empty: all. */
  pos: z.array(posSystemSchema).max(10),
  regions: z.array(regionSchema).max(10),
  environments: z.array(environmentSchema).max(10),
  required: z.boolean(),
  breaks: textSchema(1_000),
  notes: textSchema(600),
});
export type CustomEntryDraft = z.infer<typeof customEntryDraftSchema>;

export type CustomEntryReading =
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'refused'; readonly faults: readonly CellFault[] };

const SECTION = { id: 'own', title: 'Own entries', asPrinted: ['Own entries'] };

/** What a draft asks to allow, as the entry of that id and place in the list; or the faults by column. Pure. */
export function readCustomEntry(
  draft: CustomEntryDraft,
  { id, place }: { readonly id: string; readonly place: number },
): CustomEntryReading {
  const cells = new Map<CsvColumn, string>([
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
      provenance: { lines: [place, place], where: 'Added on the console' },
    },
  };
}

/** The draft that an own entry was made from, to be changed. Null for an entry that was not made by `readCustomEntry`. */
export function customEntryDraftOf({ cells, required, appliesTo }: Entry): CustomEntryDraft | null {
  const texts = new Map(cells.flatMap((cell) => (cell.kind === 'stated' ? [[cell.column, cell.text] as const] : [])));
  const text = (column: CsvColumn): string => texts.get(column) ?? '';
  const words = (column: CsvColumn): string[] =>
    text(column)
      .split(' ')
      .filter((word) => word !== '');
  const draft = {
    title: text('title'),
    destination: text('destination'),
    protocol: text('protocol'),
    ports: text('ports'),
    direction: text('direction'),
    roles: appliesTo.roles,
    pos: words('pos'),
    regions: words('region'),
    environments: words('environment'),
    required,
    breaks: text('breaks'),
    notes: text('notes'),
  };
  return customEntryDraftSchema.safeParse(draft).data ?? null;
}

/** An id for a new entry, from its title; with a number behind it where another entry has it already. */
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
  /** Of the entries, in hexadecimal. */
  readonly sha256: string;
  /** The day, ISO 8601. */
  readonly day: string;
}

/** The list of a tenant's own entries at a version. */
export function customEntriesPack(entries: readonly Entry[], { version, sha256, day }: CustomEntriesSource): Pack {
  return {
    schema: 'sightline.pack.v1',
    id: CUSTOM_ENTRIES_PACK_ID,
    version,
    vendor: 'Own',
    title: 'Own entries',
    source: { file: 'console', sha256, retrievedAt: day, updatedNote: 'kept on the console' },
    variables: [],
    sections: [SECTION],
    entries: [...entries],
  };
}
