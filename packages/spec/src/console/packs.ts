import { z } from 'zod';
import { ENTRY_FIELDS } from '../pack/entry-fields.ts';
import { entrySchema, packSchema } from '../pack/pack.ts';
import { instantSchema } from './common.ts';
import { route } from './route.ts';

/** The most lists, and versions of one list, that a page shows. */
export const PACKS_LISTED_MAX = 200;
export const VERSIONS_LISTED_MAX = 50;

export const packIdSchema = z.string().min(1).max(100);
/** A version that there is, or can be. */
export const packVersionSchema = z.int().min(1);

/** A version of a list as a query names it. */
export const packRefQuerySchema = z.object({
  packId: packIdSchema,
  version: z.coerce.number().pipe(packVersionSchema),
});

/** A version of a list, and how many stores are on it now. */
export const packVersionSummarySchema = z.object({
  version: packVersionSchema,
  /** When it came into the library; null for one that was shipped with the product. */
  publishedAt: instantSchema.nullable(),
  entryCount: z.int(),
  storeCount: z.int(),
});
export type PackVersionView = z.infer<typeof packVersionSummarySchema>;

/** An adoption that holds: some or all stores are on a version, or do not use the list (version 0). */
export const openAdoptionSchema = z.object({
  /** Null where nobody adopted anything: the list and version that every tenant begins with. */
  id: z.uuid().nullable(),
  version: z.int().min(0),
  /** Empty: every store that no other adoption of the list is for. */
  tags: z.array(z.string()).max(50),
  adoptedAt: instantSchema.nullable(),
  adoptedBy: z.string(),
  /** How many stores it decides for. */
  storeCount: z.int(),
});
export type OpenAdoptionView = z.infer<typeof openAdoptionSchema>;

/** What a newer version brings, in numbers. */
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
  /** `vendor`: the same for every tenant. `custom_entries`, `custom_pack`: the tenant's own. */
  kind: z.enum(['vendor', 'custom_entries', 'custom_pack']),
  /** Newest first. */
  versions: z.array(packVersionSummarySchema).max(VERSIONS_LISTED_MAX),
  /** Those that hold; none when no store uses the list. */
  adoptions: z.array(openAdoptionSchema).max(200),
  /** The newest version, where stores are on an older one: what it would change for most of those. */
  available: z.object({ version: packVersionSchema, from: packVersionSchema, changes: changeCountsSchema }).nullable(),
});
export type PackSummary = z.infer<typeof packSummarySchema>;

export const packListSchema = z.object({
  packs: z.array(packSummarySchema).max(PACKS_LISTED_MAX),
  storeCount: z.int(),
  /** The tags that stores have, by which a version can be staged; the most used first. */
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

/** What a version changes against an older one; lists are in the order of the version that has the entry. */
export const packDiffSchema = z.object({
  packId: packIdSchema,
  from: packVersionSchema,
  to: packVersionSchema,
  added: z.array(entrySchema).max(ENTRIES_MAX),
  /** What the newer version no longer has, with what that means for a firewall. */
  removed: z.array(z.object({ entry: entrySchema, text: z.string() })).max(ENTRIES_MAX),
  /** Something of substance differs. */
  changed: z.array(entryChangeSchema).max(ENTRIES_MAX),
  /** Only the wording differs: nothing is to be done. */
  reworded: z.array(entryChangeSchema).max(ENTRIES_MAX),
  /** Deprecated now and not before. */
  deprecated: z.array(entrySchema).max(ENTRIES_MAX),
  unchangedCount: z.int(),
  /** Two ids for what may be the same entry. */
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
