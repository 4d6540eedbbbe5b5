import { tenantIdSchema } from '@sightline/spec';
import { z } from 'zod';
import { defineJob, type JobHandler } from '../../../platform/queue/job-definition.ts';
import type { CorrelateIncidents } from '../correlate-incidents.ts';
import { CORRELATE_WORK } from '../domain/work-names.ts';

/** Correlates a tenant's unhandled check transitions. Enqueued with the tenant's id as its key. */
export const CORRELATE_INCIDENTS = defineJob({
  name: CORRELATE_WORK,
  version: 1,
  schema: z.object({ tenantId: tenantIdSchema }),
  concurrency: 4,
  attemptsMax: 5,
  backoffMs: 500,
});

export function correlateIncidentsJob(
  correlateIncidents: CorrelateIncidents,
): JobHandler<typeof CORRELATE_INCIDENTS.schema> {
  return {
    definition: CORRELATE_INCIDENTS,
    handle: async ({ tenantId }) => {
      await correlateIncidents.correlate(tenantId);
    },
  };
}
