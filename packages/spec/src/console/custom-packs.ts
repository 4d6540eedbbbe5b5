import { z } from 'zod';
import { hostRoleSchema } from '../ids.ts';
import { customEntryDraftSchema } from '../pack/custom-entry.ts';
import { changeCountsSchema, packIdSchema, packVersionSchema } from './packs.ts';
import { route } from './route.ts';

/** The most own lists from tables that a tenant has. */
export const CUSTOM_PACKS_MAX = 50;
/** A table may have as many characters; a request is limited too. */
export const CUSTOM_PACK_TEXT_MAX = 1_500_000;

const entryIdSchema = z.string().min(1).max(150);

export const saveCustomEntry = route({
  operationId: 'saveCustomEntry',
  method: 'POST',
  path: '/v1/tenants/:tenantId/custom-entries',
  summary: "Adds or changes one of the tenant's own entries; it applies to every store at once",
  body: z.object({
    /** Null: a new one. */
    entryId: entryIdSchema.nullable(),
    entry: customEntryDraftSchema,
  }),
  response: z.object({ entryId: entryIdSchema, version: packVersionSchema }),
});

export const removeCustomEntry = route({
  operationId: 'removeCustomEntry',
  method: 'DELETE',
  path: '/v1/tenants/:tenantId/custom-entries',
  summary: "Removes one of the tenant's own entries; its checks stop and their history stays",
  status: 204,
  query: z.object({ entryId: entryIdSchema }),
  response: z.void(),
});

/** Where a table is wrong, and how; `line` is null where it is wrong as a whole. */
export const tableFaultSchema = z.object({
  line: z.int().nullable(),
  column: z.string(),
  message: z.string(),
});

export const customPackResultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('refused'), reason: z.string(), faults: z.array(tableFaultSchema).max(100) }),
  /** Nothing was written: the table reads, and this is what it would make. */
  z.object({
    kind: z.literal('readable'),
    packId: packIdSchema,
    version: packVersionSchema,
    entryCount: z.int(),
    /** Against the version before; null for a list that is new. */
    changes: changeCountsSchema.nullable(),
  }),
  z.object({ kind: z.literal('published'), packId: packIdSchema, version: packVersionSchema }),
  /** The table says what the newest version says already. */
  z.object({ kind: z.literal('unchanged'), packId: packIdSchema, version: packVersionSchema }),
]);
export type CustomPackResult = z.infer<typeof customPackResultSchema>;

export const importCustomPack = route({
  operationId: 'importCustomPack',
  method: 'POST',
  path: '/v1/tenants/:tenantId/custom-packs',
  summary:
    'Reads a table as a list of the tenant’s own, or as the next version of one; adopting it is a step of its own',
  body: z.object({
    /** The list is known by its name: the same name again makes the next version. */
    name: z.string().trim().min(1).max(80),
    fileName: z.string().min(1).max(200),
    /** CSV with the columns that docs/custom-packs.md explains. */
    text: z.string().min(1).max(CUSTOM_PACK_TEXT_MAX),
    /** The machines that need an entry whose row does not say. */
    roles: z
      .array(hostRoleSchema.exclude(['control']))
      .min(1)
      .max(4)
      .default(['boh']),
    mode: z.enum(['check', 'publish']),
  }),
  response: customPackResultSchema,
});
