import { Module } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { LivePublisher } from '../../platform/live/live-events.ts';
import { Metrics } from '../../platform/metrics/metrics.ts';
import { JobQueue } from '../../platform/queue/job-queue.ts';
import { IncidentsController } from './adapters/http/incidents.controller.ts';
import { CorrelateIncidentsJob } from './adapters/jobs/correlate-incidents.job.ts';
import { DELIVER_ALERT } from './adapters/jobs/definitions.ts';
import { sweepIncidentsTask } from './adapters/jobs/sweep-incidents.task.ts';
import { IncidentReader } from './adapters/postgres/incident.reader.ts';
import { PostgresIncidentStore } from './adapters/postgres/incident-store.ts';
import { PostgresUndoneWork } from './adapters/postgres/undone-work.ts';
import { CorrelateIncidents } from './application/correlate-incidents.ts';

const readerProvider = {
  provide: IncidentReader,
  useFactory: (database: Database) => new IncidentReader(database),
  inject: [Database],
};

/** Incidents for the console. */
@Module({ controllers: [IncidentsController], providers: [readerProvider], exports: [IncidentReader] })
export class IncidentsModule {}

/** The periodic tasks of this feature, for the worker. */
export const INCIDENT_TASKS = Symbol('IncidentTasks');

/** Correlation, for the worker: the handler of `incidents.correlate` and the sweep. */
@Module({
  providers: [
    {
      provide: CorrelateIncidents,
      useFactory: (database: Database, queue: JobQueue, live: LivePublisher, metrics: Metrics) =>
        new CorrelateIncidents({
          store: new PostgresIncidentStore(database),
          requestAlert: async (tenantId, transitionId) => {
            await queue.enqueue(DELIVER_ALERT, { tenantId, transitionId }, { key: transitionId });
          },
          live,
          metrics,
        }),
      inject: [Database, JobQueue, LivePublisher, Metrics],
    },
    {
      provide: CorrelateIncidentsJob,
      useFactory: (incidents: CorrelateIncidents) => new CorrelateIncidentsJob(incidents),
      inject: [CorrelateIncidents],
    },
    {
      provide: INCIDENT_TASKS,
      useFactory: (database: Database, queue: JobQueue) => [
        sweepIncidentsTask(new PostgresUndoneWork(database.systemPool), queue),
      ],
      inject: [Database, JobQueue],
    },
  ],
  exports: [CorrelateIncidentsJob, INCIDENT_TASKS],
})
export class IncidentsWorkerModule {}
