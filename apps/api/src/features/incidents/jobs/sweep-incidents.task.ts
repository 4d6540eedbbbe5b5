import type { JobQueue } from '../../../platform/queue/job-queue.ts';
import type { PeriodicTask } from '../../../platform/schedule/periodic-tasks.ts';
import type { UndoneWork } from '../undone-work.port.ts';
import { CORRELATE_INCIDENTS, DELIVER_ALERT } from './definitions.ts';

const SWEEP_EVERY_MS = 5_000;

/** Asks again for what was committed and then not carried out. Keys make a job that stands already the only one. */
export function sweepIncidentsTask(undone: UndoneWork, queue: JobQueue): PeriodicTask {
  return {
    name: 'incidents.sweep_outbox',
    everyMs: SWEEP_EVERY_MS,
    async run() {
      for (const tenantId of await undone.tenantsToCorrelate())
        await queue.enqueue(CORRELATE_INCIDENTS, { tenantId }, { key: tenantId });
      for (const { tenantId, transitionId } of await undone.transitionsToDeliver())
        await queue.enqueue(DELIVER_ALERT, { tenantId, transitionId }, { key: transitionId });
    },
  };
}
