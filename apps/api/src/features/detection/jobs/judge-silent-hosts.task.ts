import type { PeriodicTask } from '../../../platform/schedule/periodic-tasks.ts';
import type { JudgeSilentHosts } from '../judge-silent-hosts.ts';

const EVERY_MS = 2_000;

export function judgeSilentHostsTask(judgeSilentHosts: JudgeSilentHosts): PeriodicTask {
  return {
    name: 'detection.judge_silence',
    everyMs: EVERY_MS,
    run: async () => {
      await judgeSilentHosts.judge();
    },
  };
}
