import { Inject, Module } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { WorkRegistry } from '../../platform/queue/work-registry.ts';
import { ReplanControlHandler } from './adapters/jobs/replan-control.job.ts';
import { replanControlTask } from './adapters/jobs/replan-control.task.ts';
import { PostgresAgentStore } from './adapters/postgres/agent.store.ts';
import { PostgresFleetPlanReader } from './adapters/postgres/fleet-plan.reader.ts';
import { ReplanControl } from './application/replan-control.ts';

/** The worker's side of agents: plans the control. */
@Module({
  providers: [
    {
      provide: ReplanControl,
      useFactory: (database: Database, clock: Clock) =>
        new ReplanControl(new PostgresAgentStore(database), new PostgresFleetPlanReader(database.systemPool), clock),
      inject: [Database, CLOCK],
    },
  ],
})
export class AgentsWorkerModule {
  constructor(@Inject(WorkRegistry) registry: WorkRegistry, @Inject(ReplanControl) replanControl: ReplanControl) {
    registry.addHandler(new ReplanControlHandler(replanControl));
    registry.addTask(replanControlTask(replanControl));
  }
}
