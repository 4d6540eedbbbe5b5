import { z } from 'zod';
import { checkIdSchema, hostIdSchema } from '../ids.ts';
import { instantSchema } from './common.ts';
import { route } from './route.ts';

/** The results of a store's checks over a span of time, in equal buckets. */
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
              /** Counts buckets from `from`, starting at 0. */
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

/** Why a host did not report for a while. */
export const GAP_REASONS = ['power_loss', 'line_loss', 'sightline_unreached', 'agent_stopped', 'unknown'] as const;
export type GapReason = (typeof GAP_REASONS)[number];

export const storeGapSchema = z.object({
  reason: z.enum(GAP_REASONS),
  from: instantSchema,
  /** Null while it lasts. */
  to: instantSchema.nullable(),
  /** The hosts that share it; gaps with the same reason at the same time are merged. */
  hostIds: z.array(hostIdSchema).min(1).max(100),
  /** What the checks inside the store showed in the meantime. */
  lan: z.enum(['worked', 'failed', 'unknown']),
});
export type StoreGap = z.infer<typeof storeGapSchema>;

/** The gaps of a store, newest first, including one that started before `from`. */
export const storeGapsSchema = z.object({
  from: instantSchema,
  to: instantSchema,
  /** The first report of any host, but not before `from`; null without reports. Nothing is known before it. */
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
