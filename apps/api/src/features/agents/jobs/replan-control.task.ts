import type { PeriodicTask } from '../../../platform/schedule/periodic.ts';
import type { ReplanControl } from '../replan-control.ts';

const EVERY_MS = 5 * 60_000;

/** Plans the control anew from time to time, in case the job for it was lost. */
export function replanControlTask(replanControl: ReplanControl): PeriodicTask {
  return {
    name: 'agents.replan_control',
    everyMs: EVERY_MS,
    run: async () => {
      await replanControl.replan();
    },
  };
}
