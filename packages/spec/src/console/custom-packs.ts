import { z } from 'zod';
import { hostRoleSchema } from '../ids.ts';
import { customEntryDraftSchema } from '../pack/custom-entry.ts';
import { changeCountsSchema, packIdSchema, packVersionSchema } from './packs.ts';
import { route } from './route.ts';

/** The most imported custom packs per tenant. */
export const CUSTOM_PACKS_MAX = 50;
/** The most characters of a table; the request size is limited too. */
export const CUSTOM_PACK_TEXT_MAX = 1_500_000;

const entryIdSchema = z.string().min(1).max(150);

export const saveCustomEntry = route({
  operationId: 'saveCustomEntry',
  method: 'POST',
  path: '/v1/tenants/:tenantId/custom-entries',
  summary: 'Adds or changes a custom entry; it applies to every store at once',
  body: z.object({
    /** Null: add a new entry. */
    entryId: entryIdSchema.nullable(),
    entry: customEntryDraftSchema,
  }),
  response: z.object({ entryId: entryIdSchema, version: packVersionSchema }),
});

export const removeCustomEntry = route({
  operationId: 'removeCustomEntry',
  method: 'DELETE',
  path: '/v1/tenants/:tenantId/custom-entries',
  summary: 'Removes a custom entry; its checks stop and their history stays',
  status: 204,
  query: z.object({ entryId: entryIdSchema }),
  response: z.void(),
});

/** A fault in a table; `line` is null if it concerns the whole table. */
export const tableFaultSchema = z.object({
  line: z.int().nullable(),
  column: z.string(),
  message: z.string(),
});

export const customPackResultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('refused'), reason: z.string(), faults: z.array(tableFaultSchema).max(100) }),
  /** A preview of a valid table; nothing was saved. */
  z.object({
    kind: z.literal('readable'),
    packId: packIdSchema,
    version: packVersionSchema,
    entryCount: z.int(),
    /** Compared with the previous version; null for a new pack. */
    changes: changeCountsSchema.nullable(),
  }),
  z.object({ kind: z.literal('published'), packId: packIdSchema, version: packVersionSchema }),
  /** The table equals the latest version. */
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
    /** The name identifies the pack: importing the same name again creates its next version. */
    name: z.string().trim().min(1).max(80),
    fileName: z.string().min(1).max(200),
    /** CSV with the columns that docs/custom-packs.md explains. */
    text: z.string().min(1).max(CUSTOM_PACK_TEXT_MAX),
    /** The roles that need an entry whose row names none. */
    roles: z
      .array(hostRoleSchema.exclude(['control']))
      .min(1)
      .max(4)
      .default(['boh']),
    mode: z.enum(['check', 'publish']),
  }),
  response: customPackResultSchema,
});
