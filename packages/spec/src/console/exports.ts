import { z } from 'zod';
import { EXPORT_FORMATS } from '../exports/render-export.ts';
import { storeIdSchema } from '../ids.ts';
import { route } from './route.ts';

/** The most stores that one export can be asked for by id; without ids it is for all. */
export const EXPORT_STORES_MAX = 100;
/** The most lines of what is missing from an export beside its text. */
export const EXPORT_LISTED_MAX = 500;
const ID_LENGTH = 36;

export const EXPORT_SCOPES = ['full', 'failing'] as const;
export type ExportScope = (typeof EXPORT_SCOPES)[number];

/** Ids apart by commas: `a,b`. */
const storeIdsSchema = z
  .string()
  .max(EXPORT_STORES_MAX * (ID_LENGTH + 1))
  .transform((text) => text.split(','))
  .pipe(z.array(storeIdSchema).min(1).max(EXPORT_STORES_MAX));

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
});
export type FirewallExport = z.infer<typeof firewallExportSchema>;

export const getExport = route({
  operationId: 'getExport',
  method: 'GET',
  path: '/v1/tenants/:tenantId/allowlist/export',
  summary: 'What the stores of a tenant must allow, in the own format of a firewall',
  query: z.object({
    format: z.enum(EXPORT_FORMATS).default('csv'),
    /** `failing`: only the entries of which a check is blocked or degraded now. */
    scope: z.enum(EXPORT_SCOPES).default('full'),
    storeIds: storeIdsSchema.optional(),
  }),
  response: firewallExportSchema,
});
