import { z } from 'zod';
import { CHOICE_FIELDS } from '../profile/choice-fields.ts';
import { MANDATORY_FIELDS, profileOriginSchema, profileValuesSchema } from '../profile/profile-values.ts';
import { instantSchema } from './common.ts';
import { route } from './route.ts';

/** The most groups of stores that have profile values. */
export const PROFILE_GROUPS_MAX = 50;
const TAGS_LISTED_MAX = 500;
const DIFFERENCES_LISTED_MAX = 100;
const STORES_LISTED_MAX = 20;

const tagSchema = z.string().min(1).max(40);

/** The values that profiles can set, by the packs that the tenant's stores use. */
export const profileVocabularySchema = z.object({
  variables: z
    .array(z.object({ name: z.string(), label: z.string(), pattern: z.string(), example: z.string() }))
    .max(50),
  /** Entries that a pack leaves incomplete, with the fields to fill in. */
  openPoints: z
    .array(
      z.object({
        entryId: z.string(),
        title: z.string(),
        packTitle: z.string(),
        /** The names as printed; empty when the pack has none. */
        printed: z.array(z.string()).max(200),
        corrected: z.string().nullable(),
        ports: z.string(),
        regions: z.union([z.literal('all'), z.array(z.string()).max(50)]),
        environments: z.union([z.literal('all'), z.array(z.string()).max(50)]),
        pos: z.union([z.literal('all'), z.array(z.string()).max(50)]),
        fields: z.array(z.enum(CHOICE_FIELDS)).min(1).max(CHOICE_FIELDS.length),
      }),
    )
    .max(2_000),
});
export type ProfileVocabulary = z.infer<typeof profileVocabularySchema>;

/** The progress of updating the checks of changed stores; `finishedAt` is null while it runs. */
export const replanProgressSchema = z.object({
  storeCount: z.int(),
  doneCount: z.int(),
  startedAt: instantSchema,
  finishedAt: instantSchema.nullable(),
});
export type ReplanProgress = z.infer<typeof replanProgressSchema>;

export const profilesSchema = z.object({
  storeCount: z.int(),
  tenant: profileValuesSchema,
  /** In their order: a later group overrides an earlier one. */
  groups: z
    .array(z.object({ tag: z.string(), values: profileValuesSchema, storeCount: z.int() }))
    .max(PROFILE_GROUPS_MAX),
  /** The tags in use, the most frequent first. */
  tags: z.array(z.object({ tag: z.string(), storeCount: z.int() })).max(TAGS_LISTED_MAX),
  vocabulary: profileVocabularySchema,
  /** Null when checks have never been updated. */
  replanning: replanProgressSchema.nullable(),
});
export type Profiles = z.infer<typeof profilesSchema>;

/** A change of the layers above the stores; it replaces a whole layer. */
export const profileChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tenant'), values: profileValuesSchema }),
  z.strictObject({ kind: z.literal('group'), tag: tagSchema, values: profileValuesSchema }),
  z.strictObject({ kind: z.literal('remove_group'), tag: tagSchema }),
  z.strictObject({ kind: z.literal('order'), tags: z.array(tagSchema).max(PROFILE_GROUPS_MAX) }),
]);
export type ProfileChange = z.infer<typeof profileChangeSchema>;

export const profilePreviewSchema = z.object({
  /** How many stores get a new profile. */
  storeCount: z.int(),
  /** The changed values with their numbers of stores; the most frequent first. */
  differences: z
    .array(
      z.object({
        /** A `fieldPath`. */
        path: z.string(),
        before: z.string().nullable(),
        after: z.string().nullable(),
        storeCount: z.int(),
      }),
    )
    .max(DIFFERENCES_LISTED_MAX),
  differenceCount: z.int(),
  /** Stores that would lack a required field; the change is refused while there are any. */
  incompleteCount: z.int(),
  incomplete: z
    .array(
      z.object({
        number: z.string(),
        name: z.string(),
        missing: z.array(z.enum(MANDATORY_FIELDS)).max(MANDATORY_FIELDS.length),
      }),
    )
    .max(STORES_LISTED_MAX),
});
export type ProfilePreview = z.infer<typeof profilePreviewSchema>;

export const storeProfileLayersSchema = z.object({
  /** The layers of the store's profile, the widest first; its own comes last and may be empty. */
  layers: z
    .array(z.object({ origin: profileOriginSchema, values: profileValuesSchema }))
    .min(1)
    .max(PROFILE_GROUPS_MAX + 2),
  vocabulary: profileVocabularySchema,
});
export type StoreProfileLayers = z.infer<typeof storeProfileLayersSchema>;

export const getProfiles = route({
  operationId: 'getProfiles',
  method: 'GET',
  path: '/v1/tenants/:tenantId/profiles',
  summary: 'Profile values set for all stores and for groups of stores',
  response: profilesSchema,
});

export const previewProfileChange = route({
  operationId: 'previewProfileChange',
  method: 'POST',
  path: '/v1/tenants/:tenantId/profiles/preview',
  summary: 'How many stores a change of profile values would affect, and how; changes nothing',
  body: profileChangeSchema,
  response: profilePreviewSchema,
});

export const changeProfiles = route({
  operationId: 'changeProfiles',
  method: 'POST',
  path: '/v1/tenants/:tenantId/profiles',
  summary: "Changes profile values for all stores or for a group; affected stores' checks update shortly",
  body: profileChangeSchema,
  response: z.object({ storeCount: z.int() }),
});

export const getStoreProfile = route({
  operationId: 'getStoreProfile',
  method: 'GET',
  path: '/v1/tenants/:tenantId/stores/:storeId/profile',
  summary: "The layers that make up a store's profile",
  response: storeProfileLayersSchema,
});

export const changeStoreProfile = route({
  operationId: 'changeStoreProfile',
  method: 'POST',
  path: '/v1/tenants/:tenantId/stores/:storeId/profile',
  summary: 'Replaces the profile values set for one store; unset values are inherited',
  body: z.object({ values: profileValuesSchema }),
  response: z.object({ changed: z.boolean() }),
});
