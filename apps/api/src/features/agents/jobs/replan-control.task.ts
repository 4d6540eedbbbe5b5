import type { PeriodicTask } from '../../../platform/schedule/periodic-tasks.ts';
import type { ReplanControl } from '../replan-control.ts';

const EVERY_MS = 5 * 60_000;

/** Replans the control every five minutes, in case its job was lost. */
export function replanControlTask(replanControl: ReplanControl): PeriodicTask {
  return {
    name: 'agents.replan_control',
    everyMs: EVERY_MS,
    run: async () => {
      await replanControl.replan();
    },
  };
}
