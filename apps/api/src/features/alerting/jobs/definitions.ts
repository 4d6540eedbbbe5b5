import { tenantIdSchema } from '@sightline/spec';
import { z } from 'zod';
import { defineJob } from '../../../platform/queue/job-definition.ts';

/** One attempt at a delivery; put in with the delivery's id as its key. */
export const ATTEMPT_DELIVERY = defineJob({
  name: 'alerting.attempt',
  version: 1,
  schema: z.object({ tenantId: tenantIdSchema, deliveryId: z.uuid() }),
  concurrency: 16,
  attemptsMax: 3,
  backoffMs: 1_000,
});
