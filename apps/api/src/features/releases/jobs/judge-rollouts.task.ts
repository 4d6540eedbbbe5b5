import type { PeriodicTask } from '../../../platform/schedule/periodic-tasks.ts';
import type { JudgeRollouts } from '../judge-rollouts.ts';

const EVERY_MS = 5_000;

/** Judges the running rollout every five seconds. */
export function judgeRolloutsTask(judgeRollouts: JudgeRollouts): PeriodicTask {
  return {
    name: 'releases.judge_rollouts',
    everyMs: EVERY_MS,
    run: async () => {
      await judgeRollouts.judge();
    },
  };
}
