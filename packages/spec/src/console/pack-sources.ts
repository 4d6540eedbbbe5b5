import { z } from 'zod';
import { instantSchema } from './common.ts';
import { route } from './route.ts';

/** A vendor's published list, and the state of its refresh. During a problem, the last good list stays in use. */
export const packSourceSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** The vendor's page or service, for people. */
  publishedAt: z.string(),
  /** When the source last answered with a valid list or "not modified"; null: never. */
  readAt: instantSchema.nullable(),
  /** When the list last changed and became a new pack version. */
  changedAt: instantSchema.nullable(),
  problem: z
    .object({
      /** `refused`: the answer was not a valid list. `unreachable`: no answer. */
      kind: z.enum(['refused', 'unreachable']),
      text: z.string(),
      /** The first few faulty lines of the answer. */
      faults: z.array(z.string()).max(20),
      since: instantSchema,
      /** Whether a person should look: at once when refused, after a day when unreachable. */
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
