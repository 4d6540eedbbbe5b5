import { z } from 'zod';
import { ENTRY_FIELDS } from '../pack/entry-fields.ts';
import { entrySchema, packSchema } from '../pack/pack.ts';
import { instantSchema } from './common.ts';
import { route } from './route.ts';

/** The most packs, and versions of one pack, on a page. */
export const PACKS_LISTED_MAX = 200;
export const VERSIONS_LISTED_MAX = 50;

export const packIdSchema = z.string().min(1).max(100);
/** A version number, existing or not. */
export const packVersionSchema = z.int().min(1);

/** A pack version in a query. */
export const packRefQuerySchema = z.object({
  packId: packIdSchema,
  version: z.coerce.number().pipe(packVersionSchema),
});

/** A pack version, and how many stores use it now. */
export const packVersionSummarySchema = z.object({
  version: packVersionSchema,
  /** When it was published; null if it shipped with the product. */
  publishedAt: instantSchema.nullable(),
  entryCount: z.int(),
  storeCount: z.int(),
});
export type PackVersionView = z.infer<typeof packVersionSummarySchema>;

/** A current adoption: some or all stores use a version, or don't use the pack (version 0). */
export const openAdoptionSchema = z.object({
  /** Null for the default pack and version that every tenant starts with. */
  id: z.uuid().nullable(),
  version: z.int().min(0),
  /** Empty: every store without another adoption of the pack. */
  tags: z.array(z.string()).max(50),
  adoptedAt: instantSchema.nullable(),
  adoptedBy: z.string(),
  /** How many stores it applies to. */
  storeCount: z.int(),
});
export type OpenAdoptionView = z.infer<typeof openAdoptionSchema>;

/** The changes of a newer version, in numbers. */
export const changeCountsSchema = z.object({
  added: z.int(),
  removed: z.int(),
  changed: z.int(),
  reworded: z.int(),
  deprecated: z.int(),
});
export type ChangeCounts = z.infer<typeof changeCountsSchema>;

export const packSummarySchema = z.object({
  packId: packIdSchema,
  vendor: z.string(),
  title: z.string(),
  /** `vendor`: shared by all tenants. `custom_entries`, `custom_pack`: the tenant's own. */
  kind: z.enum(['vendor', 'custom_entries', 'custom_pack']),
  /** Newest first. */
  versions: z.array(packVersionSummarySchema).max(VERSIONS_LISTED_MAX),
  /** The current ones; none when no store uses the pack. */
  adoptions: z.array(openAdoptionSchema).max(200),
  /** The latest version, if stores use an older one: what it would change for most of them. */
  available: z.object({ version: packVersionSchema, from: packVersionSchema, changes: changeCountsSchema }).nullable(),
});
export type PackSummary = z.infer<typeof packSummarySchema>;

export const packListSchema = z.object({
  packs: z.array(packSummarySchema).max(PACKS_LISTED_MAX),
  storeCount: z.int(),
  /** The stores' tags, by which a version can be staged; most used first. */
  tags: z.array(z.object({ tag: z.string(), storeCount: z.int() })).max(200),
});
export type PackList = z.infer<typeof packListSchema>;

export const listPacks = route({
  operationId: 'listPacks',
  method: 'GET',
  path: '/v1/tenants/:tenantId/packs',
  summary: 'The packs a tenant uses or could use, their versions, and which stores use which',
  response: packListSchema,
});

export const getPackVersion = route({
  operationId: 'getPackVersion',
  method: 'GET',
  path: '/v1/tenants/:tenantId/packs/version',
  summary: 'One complete version of a pack; it never changes',
  query: packRefQuerySchema,
  response: packSchema,
});

const entryChangeSchema = z.object({
  before: entrySchema,
  after: entrySchema,
  fields: z.array(z.enum(ENTRY_FIELDS)).max(ENTRY_FIELDS.length),
});
const ENTRIES_MAX = 2_000;

/** What a version changes from an older one, in the order of the version that has the entry. */
export const packDiffSchema = z.object({
  packId: packIdSchema,
  from: packVersionSchema,
  to: packVersionSchema,
  added: z.array(entrySchema).max(ENTRIES_MAX),
  /** Removed entries, with what that means for a firewall. */
  removed: z.array(z.object({ entry: entrySchema, text: z.string() })).max(ENTRIES_MAX),
  /** Changed in substance. */
  changed: z.array(entryChangeSchema).max(ENTRIES_MAX),
  /** Changed in wording only: no action. */
  reworded: z.array(entryChangeSchema).max(ENTRIES_MAX),
  /** Newly deprecated. */
  deprecated: z.array(entrySchema).max(ENTRIES_MAX),
  unchangedCount: z.int(),
  /** Two ids that may be the same entry. */
  suspectedRenames: z.array(z.object({ removedId: z.string(), addedId: z.string() })).max(ENTRIES_MAX),
});
export type PackDiffView = z.infer<typeof packDiffSchema>;

export const diffPackVersions = route({
  operationId: 'diffPackVersions',
  method: 'GET',
  path: '/v1/tenants/:tenantId/packs/diff',
  summary: 'What a version of a pack changes from an older one',
  query: z.object({
    packId: packIdSchema,
    from: z.coerce.number().pipe(packVersionSchema),
    to: z.coerce.number().pipe(packVersionSchema),
  }),
  response: packDiffSchema,
});
