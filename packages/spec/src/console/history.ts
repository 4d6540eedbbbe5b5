import { z } from 'zod';
import { checkIdSchema, hostIdSchema } from '../ids.ts';
import { instantSchema } from './common.ts';
import { route } from './route.ts';

/** The 24 h (or other span) of a store in equal buckets. */
export const storeHistorySchema = z.object({
  from: instantSchema,
  to: instantSchema,
  bucketS: z.int(),
  checks: z
    .array(
      z.object({
        checkId: checkIdSchema,
        buckets: z
          .array(
            z.object({
              /** Position of the bucket from `from`. */
              index: z.int(),
              pass: z.int(),
              degraded: z.int(),
              fail: z.int(),
              totalMsP50: z.number().nullable(),
            }),
          )
          .max(10_080),
      }),
    )
    .max(2_000),
});
export type StoreHistory = z.infer<typeof storeHistorySchema>;

export const getStoreHistory = route({
  operationId: 'getStoreHistory',
  method: 'GET',
  path: '/v1/tenants/:tenantId/stores/:storeId/history',
  summary: 'What every check of a store saw over the last few hours',
  query: z.object({ hours: z.coerce.number().int().min(1).max(168).default(24) }),
  response: storeHistorySchema,
});

/** Why nothing was heard from a host for a while. */
export const GAP_REASONS = ['power_loss', 'line_loss', 'sightline_unreached', 'agent_stopped', 'unknown'] as const;
export type GapReason = (typeof GAP_REASONS)[number];

export const storeGapSchema = z.object({
  reason: z.enum(GAP_REASONS),
  from: instantSchema,
  /** Null while it lasts. */
  to: instantSchema.nullable(),
  /** The hosts that it took; gaps of one reason that hosts have at the same time are one. */
  hostIds: z.array(hostIdSchema).min(1).max(100),
  /** What the checks within the store came to meanwhile. */
  lan: z.enum(['worked', 'failed', 'unknown']),
});
export type StoreGap = z.infer<typeof storeGapSchema>;

/** When nothing was heard from hosts of a store, newest first; a gap that began before `from` is among them. */
export const storeGapsSchema = z.object({
  from: instantSchema,
  to: instantSchema,
  /** Since when any host has been heard, `from` where that is earlier; null when nothing was heard. Before it nothing is known. */
  heardFrom: instantSchema.nullable(),
  gaps: z.array(storeGapSchema).max(200),
});
export type StoreGaps = z.infer<typeof storeGapsSchema>;

export const getStoreGaps = route({
  operationId: 'getStoreGaps',
  method: 'GET',
  path: '/v1/tenants/:tenantId/stores/:storeId/gaps',
  summary: 'When a store was silent, and whether power, the line or the agent was the cause',
  query: z.object({ hours: z.coerce.number().int().min(1).max(168).default(24) }),
  response: storeGapsSchema,
});
