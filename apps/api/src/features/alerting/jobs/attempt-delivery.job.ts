import type { z } from 'zod';
import type { JobHandler } from '../../../platform/queue/job-definition.ts';
import type { AttemptDelivery } from '../attempt-delivery.ts';
import { ATTEMPT_DELIVERY } from './definitions.ts';

export class AttemptDeliveryJob implements JobHandler<typeof ATTEMPT_DELIVERY.schema> {
  readonly definition = ATTEMPT_DELIVERY;
  readonly #deliveries: AttemptDelivery;

  constructor(deliveries: AttemptDelivery) {
    this.#deliveries = deliveries;
  }

  async handle({ tenantId, deliveryId }: z.output<typeof ATTEMPT_DELIVERY.schema>): Promise<void> {
    await this.#deliveries.attempt(tenantId, deliveryId);
  }
}
