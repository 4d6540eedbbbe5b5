import { Inject, Module } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { LOG, type Log } from '../../platform/log.ts';
import { WorkRegistry } from '../../platform/queue/work-registry.ts';
import { LivePublisher } from '../live/index.ts';
import { PackLibraryModule } from '../packs/index.ts';
import { PLANNING_PROVIDERS } from './agents.module.ts';
import { replanControlJob } from './jobs/replan-control.job.ts';
import { replanControlTask } from './jobs/replan-control.task.ts';
import { replanDueStoresTask } from './jobs/replan-due-stores.task.ts';
import { AgentStore } from './postgres/agent-store.ts';
import { ControlPlanReader } from './postgres/control-plan-reader.ts';
import { ReplanQueue } from './postgres/replan-queue.ts';
import { ControlReplanQueue } from './redis/control-replan-queue.ts';
import { ReplanControl } from './replan-control.ts';
import { ReplanDueStores } from './replan-due-stores.ts';
import { ReplanStores } from './replan-stores.ts';

/** The worker's part of agents: replans the control and the stores that are due. */
@Module({
  imports: [PackLibraryModule],
  providers: [
    ...PLANNING_PROVIDERS,
    {
      provide: ReplanControl,
      useFactory: (agents: AgentStore, controlPlan: ControlPlanReader, clock: Clock) =>
        new ReplanControl(agents, controlPlan, clock),
      inject: [AgentStore, ControlPlanReader, CLOCK],
    },
    {
      provide: ReplanDueStores,
      useFactory: (...[database, replanStores, controlReplans, live, clock, log]: ReplanDueStoresDeps) =>
        new ReplanDueStores({
          due: new ReplanQueue(database.systemPool),
          ...{ replanStores, controlReplans, live, clock, log },
        }),
      inject: [Database, ReplanStores, ControlReplanQueue, LivePublisher, CLOCK, LOG],
    },
  ],
})
export class AgentsWorkerModule {
  constructor(
    @Inject(WorkRegistry) registry: WorkRegistry,
    @Inject(ReplanControl) replanControl: ReplanControl,
    @Inject(ReplanDueStores) replanDueStores: ReplanDueStores,
  ) {
    registry.addHandler(replanControlJob(replanControl));
    registry.addTask(replanControlTask(replanControl));
    registry.addTask(replanDueStoresTask(replanDueStores));
  }
}

type ReplanDueStoresDeps = [Database, ReplanStores, ControlReplanQueue, LivePublisher, Clock, Log];
