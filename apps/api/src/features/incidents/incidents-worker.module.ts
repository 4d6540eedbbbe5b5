import { Inject, Module } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { Metrics } from '../../platform/metrics/metrics.ts';
import { JobQueue } from '../../platform/queue/job-queue.ts';
import { WorkRegistry } from '../../platform/queue/work-registry.ts';
import { LivePublisher } from '../live/index.ts';
import { CorrelateIncidents } from './correlate-incidents.ts';
import { createCorrelateIncidents } from './create-correlate-incidents.ts';
import { CorrelateIncidentsJob } from './jobs/correlate-incidents.job.ts';
import { DELIVER_ALERT } from './jobs/definitions.ts';
import { sweepIncidentsTask } from './jobs/sweep-incidents.task.ts';
import { PostgresUndoneWork } from './postgres/undone-work.ts';

/** The worker's side of incidents: correlates check transitions, and sweeps the outbox. */
@Module({
  providers: [
    {
      provide: CorrelateIncidents,
      useFactory: (database: Database, queue: JobQueue, live: LivePublisher, metrics: Metrics) =>
        createCorrelateIncidents(database, {
          requestAlert: async (tenantId, transitionId) => {
            await queue.enqueue(DELIVER_ALERT, { tenantId, transitionId }, { key: transitionId });
          },
          live,
          metrics,
        }),
      inject: [Database, JobQueue, LivePublisher, Metrics],
    },
    {
      provide: PostgresUndoneWork,
      useFactory: (database: Database) => new PostgresUndoneWork(database.systemPool),
      inject: [Database],
    },
  ],
})
export class IncidentsWorkerModule {
  constructor(
    @Inject(WorkRegistry) registry: WorkRegistry,
    @Inject(CorrelateIncidents) incidents: CorrelateIncidents,
    @Inject(PostgresUndoneWork) undone: PostgresUndoneWork,
    @Inject(JobQueue) queue: JobQueue,
  ) {
    registry.addHandler(new CorrelateIncidentsJob(incidents));
    registry.addTask(sweepIncidentsTask(undone, queue));
  }
}
