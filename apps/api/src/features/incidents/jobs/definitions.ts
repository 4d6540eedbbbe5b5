import { tenantIdSchema } from '@sightline/spec';
import { z } from 'zod';
import { defineJob } from '../../../platform/queue/job-definition.ts';

/** Looks at a tenant's unhandled check transitions; put in with the tenant's id as its key. */
export const CORRELATE_INCIDENTS = defineJob({
  name: 'incidents.correlate',
  version: 1,
  schema: z.object({ tenantId: tenantIdSchema }),
  concurrency: 4,
  attemptsMax: 5,
  backoffMs: 500,
});

/**
 * Tells people of one incident transition; put in with the transition's id as its key. Defined here, where the transition
 * is made; the alerting feature has the handler.
 */
export const DELIVER_ALERT = defineJob({
  name: 'alerting.deliver',
  version: 1,
  schema: z.object({ tenantId: tenantIdSchema, transitionId: z.uuid() }),
  concurrency: 4,
  attemptsMax: 5,
  backoffMs: 500,
});
