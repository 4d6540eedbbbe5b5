import { tenantIdSchema } from '@sightline/spec';
import { z } from 'zod';
import { defineJob, type JobHandler } from '../../../platform/queue/job-definition.ts';
import { ATTEMPT_WORK, type AttemptDelivery } from '../attempt-delivery.ts';

/** Makes one attempt at a delivery. Enqueued with the delivery's id as its key. */
export const ATTEMPT_DELIVERY = defineJob({
  name: ATTEMPT_WORK,
  version: 1,
  schema: z.object({ tenantId: tenantIdSchema, deliveryId: z.uuid() }),
  concurrency: 16,
  attemptsMax: 3,
  backoffMs: 1_000,
});

export function attemptDeliveryJob(attemptDelivery: AttemptDelivery): JobHandler<typeof ATTEMPT_DELIVERY.schema> {
  return {
    definition: ATTEMPT_DELIVERY,
    handle: async ({ tenantId, deliveryId }) => {
      await attemptDelivery.attempt(tenantId, deliveryId);
    },
  };
}
