import { z } from 'zod';
import { adoptionIdSchema, storeIdSchema } from '../ids.ts';
import { instantSchema, PAGE_MAX, pageQuerySchema } from './common.ts';
import { packIdSchema, packVersionSchema } from './packs.ts';
import { route } from './route.ts';

/** For which stores a version is adopted. */
export const adoptionScopeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('all'),
    /** What becomes of tags that are on a version of their own: they follow, or stay. Tags that do not use the list stay. */
    staged: z.enum(['follow', 'stay']).default('follow'),
  }),
  /** Stores with any of the tags. */
  z.object({ kind: z.literal('tags'), tags: z.array(z.string().min(1).max(40)).min(1).max(50) }),
]);
export type AdoptionScope = z.infer<typeof adoptionScopeSchema>;

export const adoptPack = route({
  operationId: 'adoptPack',
  method: 'POST',
  path: '/v1/tenants/:tenantId/packs/adoptions',
  summary:
    'Puts all stores, or those of some tags, on a version of a list; their hosts are planned anew within seconds',
  status: 201,
  body: z.object({
    packId: packIdSchema,
    /** 0: the list is not used there. */
    version: z.int().min(0),
    scope: adoptionScopeSchema,
  }),
  response: z.object({ id: adoptionIdSchema, storeCount: z.int() }),
});

export const endAdoption = route({
  operationId: 'endAdoption',
  method: 'DELETE',
  path: '/v1/tenants/:tenantId/packs/adoptions/:adoptionId',
  summary: 'Rolls back an adoption: its stores return to the version before it',
  status: 204,
  response: z.void(),
});

/** An adoption, with who and when; `endedAt` is null while it holds. */
export const adoptionSchema = z.object({
  id: adoptionIdSchema,
  packId: packIdSchema,
  title: z.string(),
  version: z.int().min(0),
  /** Empty: every store. */
  tags: z.array(z.string()).max(50),
  adoptedAt: instantSchema,
  adoptedBy: z.string(),
  endedAt: instantSchema.nullable(),
  endedBy: z.string().nullable(),
  /** Whether it ended because another adoption took its place, not because somebody took it back. */
  madeWay: z.boolean(),
});
export type Adoption = z.infer<typeof adoptionSchema>;

export const listAdoptions = route({
  operationId: 'listAdoptions',
  method: 'GET',
  path: '/v1/tenants/:tenantId/packs/adoptions',
  summary: 'Who moved which stores to which version, newest first',
  query: pageQuerySchema.extend({ cursor: z.uuid().optional(), packId: packIdSchema.optional() }),
  response: z.object({ adoptions: z.array(adoptionSchema).max(PAGE_MAX), nextCursor: z.string().nullable() }),
});

/** How many stores of one entry are named at most, by what is known of them. */
export const IMPACT_STORES_MAX = 20;

/**
 * What is known of stores before they are put on a version. `pass` and `fail` rest on probes of the same target from the
 * same store; everything else is `unknown`, however likely.
 */
export const impactCountsSchema = z.object({ pass: z.int(), fail: z.int(), unknown: z.int() });
export type ImpactCounts = z.infer<typeof impactCountsSchema>;

const impactStoreSchema = z.object({
  storeId: storeIdSchema,
  number: z.string(),
  name: z.string(),
  /** Why, in one sentence. */
  text: z.string(),
});
export type ImpactStore = z.infer<typeof impactStoreSchema>;

export const entryImpactSchema = z.object({
  entryId: z.string(),
  title: z.string(),
  change: z.enum(['added', 'changed']),
  /** Stores that the entry concerns; those of another POS system, region or environment are in none of the numbers. */
  stores: impactCountsSchema,
  /** What the control says of the targets that are unknown to stores; null where none of those is known to it either. */
  fromOutside: z.enum(['pass', 'fail']).nullable(),
  failing: z.array(impactStoreSchema).max(IMPACT_STORES_MAX),
  /** Why nothing is known, the most frequent reason first. */
  unknownWhy: z.array(z.object({ text: z.string(), storeCount: z.int() })).max(10),
});
export type EntryImpact = z.infer<typeof entryImpactSchema>;

export const packImpactSchema = z.object({
  packId: packIdSchema,
  version: packVersionSchema,
  /** Stores that would be planned by another version than now. */
  storeCount: z.int(),
  /** Of those: every new or changed entry passes; one fails; something is not known. */
  stores: impactCountsSchema,
  entries: z.array(entryImpactSchema).max(2_000),
});
export type PackImpact = z.infer<typeof packImpactSchema>;

/** Tags apart by commas. */
const tagsQuerySchema = z
  .string()
  .max(2_100)
  .transform((text) => text.split(','))
  .pipe(z.array(z.string().min(1).max(40)).min(1).max(50));

export const getPackImpact = route({
  operationId: 'getPackImpact',
  method: 'GET',
  path: '/v1/tenants/:tenantId/packs/impact',
  summary: 'Which stores already pass what a version adds or changes, as far as is known',
  query: z.object({
    packId: packIdSchema,
    version: z.coerce.number().pipe(packVersionSchema),
    /** Only stores with any of them. */
    tags: tagsQuerySchema.optional(),
  }),
  response: packImpactSchema,
});
