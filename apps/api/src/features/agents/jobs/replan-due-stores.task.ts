import type { PeriodicTask } from '../../../platform/schedule/periodic.ts';
import type { ReplanDueStores } from '../replan-due-stores.ts';

const EVERY_MS = 1_000;

/** Plans what was marked for it, a second after the mark at the latest. */
export function replanDueStoresTask(replanDueStores: ReplanDueStores): PeriodicTask {
  return {
    name: 'agents.replan_due_stores',
    everyMs: EVERY_MS,
    run: async () => {
      await replanDueStores.replan();
    },
  };
}
