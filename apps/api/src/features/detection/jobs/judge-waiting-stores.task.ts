import type { PeriodicTask } from '../../../platform/schedule/periodic-tasks.ts';
import type { JudgeWaitingStores } from '../judge-waiting-stores.ts';

const EVERY_MS = 2_000;

export function judgeWaitingStoresTask(judgeWaitingStores: JudgeWaitingStores): PeriodicTask {
  return {
    name: 'detection.judge_waiting',
    everyMs: EVERY_MS,
    run: async () => {
      await judgeWaitingStores.judge();
    },
  };
}
