import type { Clock } from '../../../platform/clock.ts';
import type { JobQueue } from '../../../platform/queue/job-queue.ts';
import type { PeriodicTask } from '../../../platform/schedule/periodic-tasks.ts';
import type { UnfinishedDeliveries } from '../postgres/unfinished-deliveries.ts';
import { ATTEMPT_DELIVERY } from './attempt-delivery.job.ts';

const EVERY_MS = 5_000;

/**
 * Enqueues attempts again that a crash or a lost Redis dropped. A delivery in backoff still has its job, and the key prevents
 * a second one. If Redis lost that job, the next attempt merely comes early.
 */
export function sweepDeliveriesTask(deliveries: UnfinishedDeliveries, queue: JobQueue, clock: Clock): PeriodicTask {
  return {
    name: 'alerting.sweep_deliveries',
    everyMs: EVERY_MS,
    run: async () => {
      for (const { tenantId, deliveryId } of await deliveries.list(clock.now()))
        await queue.enqueue(ATTEMPT_DELIVERY, { tenantId, deliveryId }, { key: deliveryId });
    },
  };
}
