import { Inject, Module } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { LOG, type Log } from '../../platform/log.ts';
import { JobQueue } from '../../platform/queue/job-queue.ts';
import { WorkRegistry } from '../../platform/queue/work-registry.ts';
import { LivePublisher } from '../live/index.ts';
import { PACK_LIBRARY, type PackLibrary, PackLibraryModule } from '../packs/index.ts';
import { QueuedControlReplanning } from './jobs/control-replanning.ts';
import { ReplanControlHandler } from './jobs/replan-control.job.ts';
import { replanControlTask } from './jobs/replan-control.task.ts';
import { replanDueStoresTask } from './jobs/replan-due-stores.task.ts';
import { PlanStoreHosts } from './plan-store-hosts.ts';
import { PostgresAgentStore } from './postgres/agent.store.ts';
import { PostgresDueStores } from './postgres/due-stores.ts';
import { PostgresFleetPlanReader } from './postgres/fleet-plan.reader.ts';
import { ReplanControl } from './replan-control.ts';
import { ReplanDueStores } from './replan-due-stores.ts';

/** The worker's side of agents: plans the control, and the stores that wait to be planned anew. */
@Module({
  imports: [PackLibraryModule],
  providers: [
    {
      provide: ReplanControl,
      useFactory: (database: Database, library: PackLibrary, clock: Clock) =>
        new ReplanControl(
          new PostgresAgentStore(database, library),
          new PostgresFleetPlanReader(database.systemPool),
          clock,
        ),
      inject: [Database, PACK_LIBRARY, CLOCK],
    },
    {
      provide: PlanStoreHosts,
      useFactory: (...[database, library, queue, log, live, clock]: PlanningParts) =>
        new PlanStoreHosts({
          agents: new PostgresAgentStore(database, library),
          replanning: new QueuedControlReplanning(queue, log),
          live,
          clock,
        }),
      inject: [Database, PACK_LIBRARY, JobQueue, LOG, LivePublisher, CLOCK],
    },
    {
      provide: ReplanDueStores,
      useFactory: (...[planStoreHosts, database, queue, log, live, clock]: ReplanningParts) =>
        new ReplanDueStores({
          due: new PostgresDueStores(database.systemPool),
          planStoreHosts,
          replanning: new QueuedControlReplanning(queue, log),
          live,
          clock,
          log,
        }),
      inject: [PlanStoreHosts, Database, JobQueue, LOG, LivePublisher, CLOCK],
    },
  ],
})
export class AgentsWorkerModule {
  constructor(
    @Inject(WorkRegistry) registry: WorkRegistry,
    @Inject(ReplanControl) replanControl: ReplanControl,
    @Inject(ReplanDueStores) replanDueStores: ReplanDueStores,
  ) {
    registry.addHandler(new ReplanControlHandler(replanControl));
    registry.addTask(replanControlTask(replanControl));
    registry.addTask(replanDueStoresTask(replanDueStores));
  }
}

type PlanningParts = [Database, PackLibrary, JobQueue, Log, LivePublisher, Clock];
type ReplanningParts = [PlanStoreHosts, Database, JobQueue, Log, LivePublisher, Clock];
