import { z } from 'zod';
import { hostRoleSchema } from '../ids.ts';
import { type Entry, environmentSchema, posSystemSchema, regionSchema } from './pack.ts';
import { type PackTableColumn } from './pack-table.ts';
import { PROTOCOLS } from './subject.ts';

/** The pack of the custom entries that a tenant types in. */
export const CUSTOM_ENTRIES_PACK_ID = 'own.entries';
/** Every custom pack's id starts with this. */
export const CUSTOM_PACK_PREFIX = 'own.';

export const CUSTOM_ENTRIES_MAX = 500;

const textSchema = (max: number) => z.string().trim().max(max);

/** An entry as a person types it in; the texts follow the columns of a pack table. */
export const customEntryDraftSchema = z.object({
  title: textSchema(190).min(1),
  /** Names and ranges separated by spaces, `store` for a port within the store, or `program:`, `process:` and so on. */
  destination: textSchema(2_000).min(1),
  protocol: z.enum(PROTOCOLS),
  /** `443, 9100-9109`; empty if none is stated. */
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

/** Returns the draft behind a custom entry, for editing; null for an entry that `readCustomEntry` didn't make. */
export function customEntryDraftOf({ cells, required, appliesTo }: Entry): CustomEntryDraft | null {
  const texts = new Map(cells.flatMap((cell) => (cell.kind === 'stated' ? [[cell.column, cell.text] as const] : [])));
  const text = (column: PackTableColumn): string => texts.get(column) ?? '';
  const words = (column: PackTableColumn): string[] =>
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
