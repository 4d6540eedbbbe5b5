import type { PeriodicTask } from '../../../platform/schedule/periodic-tasks.ts';
import type { JudgeDueDrift } from '../judge-due-drift.ts';

const EVERY_MS = 2_000;

export function judgeDueDriftTask(judgeDueDrift: JudgeDueDrift): PeriodicTask {
  return {
    name: 'allowlists.judge_due_drift',
    everyMs: EVERY_MS,
    run: async () => {
      await judgeDueDrift.judge();
    },
  };
}
