import { z } from 'zod';
import { EXPORT_FORMATS } from '../exports/export-format.ts';
import { merakiRuleSchema } from '../exports/meraki-rule.ts';
import { storeIdSchema } from '../ids.ts';
import { route } from './route.ts';

/** The most store ids per export; without ids the export covers all stores. */
export const EXPORT_STORES_MAX = 100;
/** The most lines that list what an export lacks. */
export const EXPORT_LISTED_MAX = 500;
/** The most existing rules of a Meraki network to merge into. */
export const MERAKI_RULES_MAX = 5_000;
const ID_LENGTH = 36;

/** `failing`: only entries with a check that is blocked or degraded now. `diff`: what one version changes from another. */
export const EXPORT_SCOPES = ['full', 'failing', 'diff'] as const;
export type ExportScope = (typeof EXPORT_SCOPES)[number];

/** Ids separated by commas: `a,b`. */
const storeIdsSchema = z
  .string()
  .max(EXPORT_STORES_MAX * (ID_LENGTH + 1))
  .transform((text) => text.split(','))
  .pipe(z.array(storeIdSchema).min(1).max(EXPORT_STORES_MAX));

const versionSchema = z.coerce.number().int().min(1).max(1_000_000);

/** Which part of which pack. */
const exportQuerySchema = z.object({
  format: z.enum(EXPORT_FORMATS).default('csv'),
  scope: z.enum(EXPORT_SCOPES).default('full'),
  /** Not combined with `tag`. */
  storeIds: storeIdsSchema.optional(),
  /** The stores with this tag. */
  tag: z.string().min(1).max(40).optional(),
  /** One of the packs that the stores use; all of them if absent. Required for a diff. */
  packId: z.string().min(1).max(100).optional(),
  /** For a diff: the older version, which the firewalls already allow. */
  since: versionSchema.optional(),
  /** For a diff: the newer version. */
  version: versionSchema.optional(),
});

export const firewallExportSchema = z.object({
  format: z.enum(EXPORT_FORMATS),
  /** The format's title. */
  title: z.string(),
  mediaType: z.string(),
  fileName: z.string(),
  text: z.string(),
  storeCount: z.int(),
  /** How many rules the stores need; more than the text contains if the format can't express some. */
  ruleCount: z.int(),
  /** How many of those the format can't express. */
  notExpressibleCount: z.int(),
  /** The same by entry and reason; `subject` is the first one. The text lists all. */
  notExpressible: z
    .array(
      z.object({
        entryId: z.string(),
        title: z.string(),
        reason: z.string(),
        subject: z.string(),
        ruleCount: z.int().min(1),
      }),
    )
    .max(EXPORT_LISTED_MAX),
  leftOutCount: z.int(),
  /** Entries, or parts of them, that yield no rule, each with the number of stores affected. */
  leftOut: z
    .array(z.object({ entryId: z.string(), title: z.string(), text: z.string(), storeCount: z.int() }))
    .max(EXPORT_LISTED_MAX),
  removableCount: z.int(),
  /** For a diff: what the newer version no longer asks for, one line each. */
  removable: z.array(z.object({ entryId: z.string(), title: z.string(), subject: z.string() })).max(EXPORT_LISTED_MAX),
});
export type FirewallExport = z.infer<typeof firewallExportSchema>;

export const getExport = route({
  operationId: 'getExport',
  method: 'GET',
  path: '/v1/tenants/:tenantId/allowlist/export',
  summary: "What a tenant's stores must allow, in a firewall's own format",
  query: exportQuerySchema,
  response: firewallExportSchema,
});

export const mergeMerakiRules = route({
  operationId: 'mergeMerakiRules',
  method: 'POST',
  path: '/v1/tenants/:tenantId/allowlist/export/meraki',
  summary: "The same, merged into a Meraki network's current rules: a body to PUT back",
  body: z.object({
    scope: exportQuerySchema.shape.scope,
    storeIds: z.array(storeIdSchema).min(1).max(EXPORT_STORES_MAX).optional(),
    tag: exportQuerySchema.shape.tag,
    packId: exportQuerySchema.shape.packId,
    since: exportQuerySchema.shape.since,
    version: exportQuerySchema.shape.version,
    /** The `rules` of GET /networks/{id}/appliance/firewall/l3FirewallRules. */
    rules: z.array(merakiRuleSchema).max(MERAKI_RULES_MAX),
  }),
  response: firewallExportSchema,
});
