import { Inject, Module } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { IsolatedWork } from '../../platform/isolation/isolated-work.ts';
import { LOG, type Log } from '../../platform/log.ts';
import { Metrics } from '../../platform/metrics/metrics.ts';
import { JobQueue } from '../../platform/queue/job-queue.ts';
import { WorkRegistry } from '../../platform/queue/work-registry.ts';
import { AnnounceChanges, DetectionModule } from '../detection/index.ts';
import { LivePublisher } from '../live/index.ts';
import { CorrelateIncidents } from './correlate-incidents.ts';
import { CORRELATE_WORK } from './domain/work-names.ts';
import { CORRELATE_INCIDENTS, correlateIncidentsJob } from './jobs/correlate-incidents.job.ts';
import { DELIVER_ALERT } from './jobs/deliver-alert.job.ts';
import { sweepIncidentsTask } from './jobs/sweep-incidents.task.ts';
import { UndoneWork } from './postgres/undone-work.ts';

/** Incidents in the worker: correlates check transitions and sweeps the outbox. */
@Module({
  imports: [DetectionModule],
  providers: [
    {
      provide: CorrelateIncidents,
      useFactory: (
        ...[database, queue, live, metrics, clock, log]: [Database, JobQueue, LivePublisher, Metrics, Clock, Log]
      ) =>
        new CorrelateIncidents({
          database,
          isolated: new IsolatedWork(CORRELATE_WORK, { pool: database.systemPool, metrics, clock, log }),
          requestAlert: async (tenantId, transitionId) => {
            await queue.enqueue(DELIVER_ALERT, { tenantId, transitionId }, { key: transitionId });
          },
          live,
          metrics,
        }),
      inject: [Database, JobQueue, LivePublisher, Metrics, CLOCK, LOG],
    },
    {
      provide: UndoneWork,
      useFactory: (database: Database) => new UndoneWork(database.systemPool),
      inject: [Database],
    },
  ],
})
export class IncidentsWorkerModule {
  constructor(
    @Inject(WorkRegistry) registry: WorkRegistry,
    @Inject(CorrelateIncidents) correlateIncidents: CorrelateIncidents,
    @Inject(UndoneWork) undone: UndoneWork,
    @Inject(JobQueue) queue: JobQueue,
    @Inject(AnnounceChanges) announceChanges: AnnounceChanges,
  ) {
    announceChanges.subscribe(async (tenantId) => {
      await queue.enqueue(CORRELATE_INCIDENTS, { tenantId }, { key: tenantId });
    });
    registry.addHandler(correlateIncidentsJob(correlateIncidents));
    registry.addTask(sweepIncidentsTask(undone, queue));
  }
}
