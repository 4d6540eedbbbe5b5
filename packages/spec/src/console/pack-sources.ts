import { z } from 'zod';
import { instantSchema } from './common.ts';
import { route } from './route.ts';

/** Where a vendor publishes a list, and how reading it goes. While it has a problem, the last good list stays in use. */
export const packSourceSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** The vendor's page or service, for people. */
  publishedAt: z.string(),
  /** The last time the source gave a list that was taken, or said that nothing changed; null: not yet. */
  readAt: instantSchema.nullable(),
  /** The last time its list was another, and became a new version of a pack. */
  changedAt: instantSchema.nullable(),
  problem: z
    .object({
      /** `refused`: it answered, but not with a list. `unreachable`: it did not answer. */
      kind: z.enum(['refused', 'unreachable']),
      text: z.string(),
      /** Which lines of the answer are no list; the first few. */
      faults: z.array(z.string()).max(20),
      since: instantSchema,
      /** Whether it is time that somebody looks: at once when refused, after a day when unreachable. */
      isWarning: z.boolean(),
    })
    .nullable(),
});
export type PackSource = z.infer<typeof packSourceSchema>;

export const listPackSources = route({
  operationId: 'listPackSources',
  method: 'GET',
  path: '/v1/tenants/:tenantId/pack-sources',
  summary: 'Where packs are refreshed from, and the last result of each source',
  response: z.object({ sources: z.array(packSourceSchema).max(50) }),
});
