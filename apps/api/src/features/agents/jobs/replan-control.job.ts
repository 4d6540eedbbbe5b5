import type { JobHandler } from '../../../platform/queue/job-definition.ts';
import { REPLAN_CONTROL } from '../redis/control-replan-queue.ts';
import type { ReplanControl } from '../replan-control.ts';

/** Runs `agents.replan_control`. */
export function replanControlJob(replanControl: ReplanControl): JobHandler<typeof REPLAN_CONTROL.schema> {
  return {
    definition: REPLAN_CONTROL,
    handle: async () => {
      await replanControl.replan();
    },
  };
}
