import type { PeriodicTask } from '../../../platform/schedule/periodic-tasks.ts';
import type { ReplanDueStores } from '../replan-due-stores.ts';

const EVERY_MS = 1_000;

/** Replans due stores every second. */
export function replanDueStoresTask(replanDueStores: ReplanDueStores): PeriodicTask {
  return {
    name: 'agents.replan_due_stores',
    everyMs: EVERY_MS,
    run: async () => {
      await replanDueStores.replan();
    },
  };
}
