import { z } from 'zod';
import { incidentIdSchema, storeIdSchema } from '../ids.ts';

/**
 * The data of an event of `GET /v1/tenants/:tenantId/live` (text/event-stream). It says what to read again. A comment line
 * follows every 15 s, so that readers notice a dead connection.
 */
export const liveEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('store_changed'), storeId: storeIdSchema }),
  /** Many stores changed at once, so none is named. */
  z.object({ kind: z.literal('stores_changed') }),
  z.object({ kind: z.literal('incident_changed'), incidentId: incidentIdSchema }),
]);
export type LiveEvent = z.infer<typeof liveEventSchema>;
