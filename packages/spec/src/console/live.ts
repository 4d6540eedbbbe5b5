import { z } from 'zod';
import { incidentIdSchema, storeIdSchema } from '../ids.ts';

/**
 * `GET /v1/tenants/:tenantId/live` (text/event-stream): each event's data is one of these; it says what to read again.
 * A comment line comes every 15 s, so that a dead line is noticed.
 */
export const liveEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('store_changed'), storeId: storeIdSchema }),
  /** Many at once; no store is named. */
  z.object({ kind: z.literal('stores_changed') }),
  z.object({ kind: z.literal('incident_changed'), incidentId: incidentIdSchema }),
]);
export type LiveEvent = z.infer<typeof liveEventSchema>;
