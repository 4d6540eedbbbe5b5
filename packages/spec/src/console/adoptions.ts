import { z } from 'zod';
import { adoptionIdSchema, storeIdSchema } from '../ids.ts';
import { instantSchema, PAGE_MAX, pageQuerySchema } from './common.ts';
import { packIdSchema, packVersionSchema } from './packs.ts';
import { route } from './route.ts';

/** For which stores a version is adopted. */
export const adoptionScopeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('all'),
    /** Whether tags with their own version follow or stay. Tags that don't use the pack always stay. */
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
  summary: 'Adopts a pack version for all stores or for some tags; their checks update within seconds',
  status: 201,
  body: z.object({
    packId: packIdSchema,
    /** 0: those stores don't use the pack. */
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
  /** Whether another adoption replaced it; false if somebody rolled it back. */
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

/** The most stores named per entry and result. */
export const IMPACT_STORES_MAX = 20;

/**
 * What we know about stores before they move to a version. `pass` and `fail` rest on probes of the same target from the
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
  /** Stores that the entry applies to; others count nowhere. */
  stores: impactCountsSchema,
  /** The control's result for targets that stores have never probed; null if the control hasn't either. */
  fromOutside: z.enum(['pass', 'fail']).nullable(),
  failing: z.array(impactStoreSchema).max(IMPACT_STORES_MAX),
  /** Why nothing is known, most frequent reason first. */
  unknownWhy: z.array(z.object({ text: z.string(), storeCount: z.int() })).max(10),
});
export type EntryImpact = z.infer<typeof entryImpactSchema>;

export const packImpactSchema = z.object({
  packId: packIdSchema,
  version: packVersionSchema,
  /** Stores that would change their version. */
  storeCount: z.int(),
  /** Of those: every new or changed entry passes; at least one fails; something is unknown. */
  stores: impactCountsSchema,
  entries: z.array(entryImpactSchema).max(2_000),
});
export type PackImpact = z.infer<typeof packImpactSchema>;

/** Tags separated by commas. */
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
