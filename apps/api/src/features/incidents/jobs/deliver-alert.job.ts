import { tenantIdSchema } from '@sightline/spec';
import { z } from 'zod';
import { defineJob } from '../../../platform/queue/job-definition.ts';
import { DELIVER_WORK } from '../domain/work-names.ts';

/**
 * Delivers the alert for one incident transition. Enqueued with the transition's id as its key. Defined here, where the
 * transition is created; alerting has the handler.
 */
export const DELIVER_ALERT = defineJob({
  name: DELIVER_WORK,
  version: 1,
  schema: z.object({ tenantId: tenantIdSchema, transitionId: z.uuid() }),
  concurrency: 4,
  attemptsMax: 5,
  backoffMs: 500,
});
