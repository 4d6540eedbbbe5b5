import { z } from 'zod';
import { EXPORT_FORMATS } from '../exports/export-format.ts';
import { merakiRuleSchema } from '../exports/meraki-rule.ts';
import { storeIdSchema } from '../ids.ts';
import { route } from './route.ts';

/** The most stores that one export can be asked for by id; without ids it is for all. */
export const EXPORT_STORES_MAX = 100;
/** The most lines of what is missing from an export beside its text. */
export const EXPORT_LISTED_MAX = 500;
/** The most rules of a Meraki network that an export is merged into. */
export const MERAKI_RULES_MAX = 5_000;
const ID_LENGTH = 36;

/** `failing`: only the entries of which a check is blocked or degraded now. `diff`: what one version changes against another. */
export const EXPORT_SCOPES = ['full', 'failing', 'diff'] as const;
export type ExportScope = (typeof EXPORT_SCOPES)[number];

/** Ids apart by commas: `a,b`. */
const storeIdsSchema = z
  .string()
  .max(EXPORT_STORES_MAX * (ID_LENGTH + 1))
  .transform((text) => text.split(','))
  .pipe(z.array(storeIdSchema).min(1).max(EXPORT_STORES_MAX));

const versionSchema = z.coerce.number().int().min(1).max(1_000_000);

/** Which part of which list. */
const exportQuerySchema = z.object({
  format: z.enum(EXPORT_FORMATS).default('csv'),
  scope: z.enum(EXPORT_SCOPES).default('full'),
  /** Not together with `tag`. */
  storeIds: storeIdsSchema.optional(),
  /** The stores with this tag. */
  tag: z.string().min(1).max(40).optional(),
  /** One of the lists that the stores are on; all of them where it is not named. A diff needs it. */
  packId: z.string().min(1).max(100).optional(),
  /** Of a diff: the older version, which the firewalls allow already. */
  since: versionSchema.optional(),
  /** Of a diff: the newer version. */
  version: versionSchema.optional(),
});

export const firewallExportSchema = z.object({
  format: z.enum(EXPORT_FORMATS),
  /** What the format is called on a page. */
  title: z.string(),
  mediaType: z.string(),
  fileName: z.string(),
  text: z.string(),
  storeCount: z.int(),
  /** How many things the stores need allowed; more than the text allows where the format cannot express some. */
  ruleCount: z.int(),
  /** How many of those the format cannot express. */
  notExpressibleCount: z.int(),
  /** The same by entry and reason; `subject` is the first of them in one line. The text has all of it. */
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
  /** Entries, or parts of them, that nothing can be made of, each with the number of stores it holds for. */
  leftOut: z
    .array(z.object({ entryId: z.string(), title: z.string(), text: z.string(), storeCount: z.int() }))
    .max(EXPORT_LISTED_MAX),
  removableCount: z.int(),
  /** Of a diff: what the older version asked for and the newer one does not, each in one line. */
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
    /** What GET /networks/{id}/appliance/firewall/l3FirewallRules answers under `rules`. */
    rules: z.array(merakiRuleSchema).max(MERAKI_RULES_MAX),
  }),
  response: firewallExportSchema,
});
