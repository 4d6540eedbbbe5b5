import { Inject, Module } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { LOG, type Log } from '../../platform/log.ts';
import { WorkRegistry } from '../../platform/queue/work-registry.ts';
import { judgeRolloutsTask } from './jobs/judge-rollouts.task.ts';
import { JudgeRollouts } from './judge-rollouts.ts';
import { RolloutStore } from './postgres/rollout-store.ts';

/** The worker's part of releases: judges the running rollout. */
@Module({
  providers: [
    {
      provide: JudgeRollouts,
      useFactory: (database: Database, clock: Clock, log: Log) =>
        new JudgeRollouts(new RolloutStore(database), clock, log),
      inject: [Database, CLOCK, LOG],
    },
  ],
})
export class ReleasesWorkerModule {
  constructor(@Inject(WorkRegistry) registry: WorkRegistry, @Inject(JudgeRollouts) judgeRollouts: JudgeRollouts) {
    registry.addTask(judgeRolloutsTask(judgeRollouts));
  }
}
