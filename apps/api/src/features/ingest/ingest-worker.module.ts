import { Inject, Module } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { isDataError } from '../../platform/database/sql-errors.ts';
import { LOG, type Log } from '../../platform/log.ts';
import { Metrics } from '../../platform/metrics/metrics.ts';
import { JobQueue } from '../../platform/queue/job-queue.ts';
import { WorkRegistry } from '../../platform/queue/work-registry.ts';
import { REDIS } from '../../platform/redis/redis.ts';
import { CheckJudge, createReferenceReader, judgeSilenceTask, judgeWaitingTask } from '../detection/index.ts';
import { LivePublisher } from '../live/index.ts';
import { AliveSince } from './alive-since.ts';
import type { IncomingReport } from './domain/stored-report.ts';
import { GroupCommit } from './group-commit.ts';
import { createAnnouncer } from './jobs/announce-changes.ts';
import { STORE_REPORT, storeReportHandler } from './jobs/store-report.job.ts';
import { createPartitionsTask } from './postgres/create-partitions.task.ts';
import { ReportWriter } from './postgres/report-writer.ts';
import { readPulse } from './redis/ingest-pulse.ts';

const GROUP_MAX = 400;

interface Parts {
  readonly registry: WorkRegistry;
  readonly database: Database;
  readonly redis: Redis;
  readonly queue: JobQueue;
  readonly live: LivePublisher;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly log: Log;
}

const PARTS = Symbol('ingest worker parts');

/** The worker's side of ingest: stores and judges reports, judges silence, keeps partitions made. */
@Module({
  providers: [
    {
      provide: PARTS,
      useFactory: (...parts: [WorkRegistry, Database, Redis, JobQueue, LivePublisher, Metrics, Clock, Log]): Parts => {
        const [registry, database, redis, queue, live, metrics, clock, log] = parts;
        return { registry, database, redis, queue, live, metrics, clock, log };
      },
      inject: [WorkRegistry, Database, REDIS, JobQueue, LivePublisher, Metrics, CLOCK, LOG],
    },
  ],
})
export class IngestWorkerModule {
  constructor(@Inject(PARTS) parts: Parts) {
    registerIngestWork(parts);
  }
}

function registerIngestWork({ registry, database, redis, queue, live, metrics, clock, log }: Parts): void {
  const pool = database.systemPool;
  const announce = createAnnouncer(queue, live, log);
  const judge = new CheckJudge(createReferenceReader(pool), metrics, clock);
  const writer = new ReportWriter({ pool, judge, announce, metrics });
  const commits = new GroupCommit<IncomingReport>({
    commit: async (reports) => {
      await writer.commit(reports);
    },
    groupMax: GROUP_MAX,
    isItemsFault: isDataError,
  });
  const alive = new AliveSince(clock.now());
  const aliveSince = async () => {
    const [pulseSince, oldestWaitingAt] = await Promise.all([readPulse(redis), queue.oldestWaitingAt(STORE_REPORT)]);
    return alive.observe({ pulseSince, oldestWaitingAt }, clock.now());
  };

  registry.addHandler(storeReportHandler(commits));
  registry.addTask(judgeSilenceTask(pool, judge, { announce, aliveSince }));
  registry.addTask(judgeWaitingTask(pool, judge, announce));
  registry.addTask(createPartitionsTask(pool));
}
