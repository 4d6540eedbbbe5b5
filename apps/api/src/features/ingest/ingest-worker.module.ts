import { Inject, Module } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { isRowsFault } from '../../platform/database/sql-errors.ts';
import { IsolatedWork } from '../../platform/isolation/isolated-work.ts';
import { LOG, type Log } from '../../platform/log.ts';
import { Metrics } from '../../platform/metrics/metrics.ts';
import { JobQueue } from '../../platform/queue/job-queue.ts';
import { WorkRegistry } from '../../platform/queue/work-registry.ts';
import { REDIS } from '../../platform/redis/redis.ts';
import { AnnounceChanges, DetectionModule, IngestUptime, JudgeChecks } from '../detection/index.ts';
import { AliveSince } from './domain/alive-since.ts';
import type { IncomingReport } from './domain/incoming-report.ts';
import { STORE_REPORT_WORK } from './domain/store-report-work.ts';
import { GroupCommit } from './group-commit.ts';
import { createPartitionsTask } from './jobs/create-partitions.task.ts';
import { retryReportsTask } from './jobs/retry-reports.task.ts';
import { storeReportJob } from './jobs/store-report.job.ts';
import { readPulse } from './redis/ingest-pulse.ts';
import { STORE_REPORT } from './redis/report-queue.ts';
import { RetryReports } from './retry-reports.ts';
import { WriteReports } from './write-reports.ts';

const GROUP_MAX = 400;

interface Parts {
  readonly registry: WorkRegistry;
  readonly database: Database;
  readonly redis: Redis;
  readonly queue: JobQueue;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly log: Log;
  readonly judgeChecks: JudgeChecks;
  readonly announceChanges: AnnounceChanges;
  readonly uptime: IngestUptime;
}

const PARTS = Symbol('ingest worker parts');

/** Ingest in the worker: stores reports and has them judged, retries failed ones, and creates partitions. */
@Module({
  imports: [DetectionModule],
  providers: [
    {
      provide: PARTS,
      useFactory: (
        ...parts: [
          WorkRegistry,
          Database,
          Redis,
          JobQueue,
          Metrics,
          Clock,
          Log,
          JudgeChecks,
          AnnounceChanges,
          IngestUptime,
        ]
      ): Parts => {
        const [registry, database, redis, queue, metrics, clock, log, judgeChecks, announceChanges, uptime] = parts;
        return { registry, database, redis, queue, metrics, clock, log, judgeChecks, announceChanges, uptime };
      },
      inject: [
        WorkRegistry,
        Database,
        REDIS,
        JobQueue,
        Metrics,
        CLOCK,
        LOG,
        JudgeChecks,
        AnnounceChanges,
        IngestUptime,
      ],
    },
  ],
})
export class IngestWorkerModule {
  constructor(@Inject(PARTS) parts: Parts) {
    registerIngestWork(parts);
    readUptimeFrom(parts);
  }
}

function registerIngestWork({ registry, database, metrics, clock, log, judgeChecks, announceChanges }: Parts): void {
  const pool = database.systemPool;
  const isolated = new IsolatedWork(STORE_REPORT_WORK, { pool, metrics, clock, log });
  const writeReports = new WriteReports({ pool, judgeChecks, announceChanges, isolated, metrics });
  const commits = new GroupCommit<IncomingReport>({
    commit: async (reports) => {
      await writeReports.commit(reports);
    },
    groupMax: GROUP_MAX,
    isolate: async (report, error) => {
      await writeReports.isolate(report, error);
    },
    isItemsFault: isRowsFault,
  });
  registry.addHandler(storeReportJob(commits));
  registry.addTask(retryReportsTask(new RetryReports({ pool, isolated, metrics })));
  registry.addTask(createPartitionsTask(pool));
}

function readUptimeFrom({ redis, queue, clock, uptime }: Parts): void {
  const alive = new AliveSince(clock.now());
  uptime.readFrom(async () => {
    const [pulseSince, oldestWaitingAt] = await Promise.all([readPulse(redis), queue.oldestWaitingAt(STORE_REPORT)]);
    return alive.observe({ pulseSince, oldestWaitingAt }, clock.now());
  });
}
