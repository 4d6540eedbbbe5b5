import { Inject, Module } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { LOG, type Log } from '../../platform/log.ts';
import { WorkRegistry } from '../../platform/queue/work-registry.ts';
import { judgeRolloutsTask } from './jobs/judge-rollouts.task.ts';
import { JudgeRollouts } from './judge-rollouts.ts';
import { ROLLOUT_STORE, type RolloutStore } from './releases.port.ts';
import { ReleasesCoreModule } from './releases-core.module.ts';

/** The worker's side of releases: judges the rollout. */
@Module({
  imports: [ReleasesCoreModule],
  providers: [
    {
      provide: JudgeRollouts,
      useFactory: (rollouts: RolloutStore, clock: Clock, log: Log) => new JudgeRollouts(rollouts, clock, log),
      inject: [ROLLOUT_STORE, CLOCK, LOG],
    },
  ],
})
export class ReleasesWorkerModule {
  constructor(@Inject(WorkRegistry) registry: WorkRegistry, @Inject(JudgeRollouts) judgeRollouts: JudgeRollouts) {
    registry.addTask(judgeRolloutsTask(judgeRollouts));
  }
}
