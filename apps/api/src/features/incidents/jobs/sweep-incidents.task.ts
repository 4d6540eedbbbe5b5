import type { JobQueue } from '../../../platform/queue/job-queue.ts';
import type { PeriodicTask } from '../../../platform/schedule/periodic-tasks.ts';
import type { UndoneWork } from '../postgres/undone-work.ts';
import { CORRELATE_INCIDENTS } from './correlate-incidents.job.ts';
import { DELIVER_ALERT } from './deliver-alert.job.ts';

const EVERY_MS = 5_000;

/** Enqueues work again that was committed but never carried out. The key prevents a second job while one is waiting. */
export function sweepIncidentsTask(undone: UndoneWork, queue: JobQueue): PeriodicTask {
  return {
    name: 'incidents.sweep_outbox',
    everyMs: EVERY_MS,
    run: async () => {
      for (const tenantId of await undone.tenantsToCorrelate())
        await queue.enqueue(CORRELATE_INCIDENTS, { tenantId }, { key: tenantId });
      for (const { tenantId, transitionId } of await undone.transitionsToDeliver())
        await queue.enqueue(DELIVER_ALERT, { tenantId, transitionId }, { key: transitionId });
    },
  };
}
