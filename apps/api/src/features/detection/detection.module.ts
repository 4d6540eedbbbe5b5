import { Inject, Module } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { IsolatedWork } from '../../platform/isolation/isolated-work.ts';
import { LOG, type Log } from '../../platform/log.ts';
import { Metrics } from '../../platform/metrics/metrics.ts';
import { WorkRegistry } from '../../platform/queue/work-registry.ts';
import { LivePublisher } from '../live/index.ts';
import { AnnounceChanges } from './announce-changes.ts';
import { JUDGE_WORK } from './domain/judge-work.ts';
import { IngestUptime } from './ingest-uptime.ts';
import { judgeSilentHostsTask } from './jobs/judge-silent-hosts.task.ts';
import { judgeWaitingStoresTask } from './jobs/judge-waiting-stores.task.ts';
import { JudgeChecks } from './judge-checks.ts';
import { JudgeSilentHosts } from './judge-silent-hosts.ts';
import { JudgeWaitingStores } from './judge-waiting-stores.ts';
import { createReferenceReader } from './postgres/create-reference-reader.ts';

/** Detection in the worker: judges checks for ingest, and periodically judges silent hosts and checks that wait for evidence. */
@Module({
  providers: [
    IngestUptime,
    {
      provide: AnnounceChanges,
      useFactory: (live: LivePublisher, log: Log) => new AnnounceChanges(live, log),
      inject: [LivePublisher, LOG],
    },
    {
      provide: JudgeChecks,
      useFactory: ({ systemPool: pool }: Database, metrics: Metrics, clock: Clock, log: Log) =>
        new JudgeChecks({
          readReferences: createReferenceReader(pool),
          isolated: new IsolatedWork(JUDGE_WORK, { pool, metrics, clock, log }),
          metrics,
          clock,
        }),
      inject: [Database, Metrics, CLOCK, LOG],
    },
  ],
  exports: [IngestUptime, AnnounceChanges, JudgeChecks],
})
export class DetectionModule {
  constructor(
    @Inject(WorkRegistry) registry: WorkRegistry,
    @Inject(Database) { systemPool: pool }: Database,
    @Inject(JudgeChecks) judgeChecks: JudgeChecks,
    @Inject(AnnounceChanges) announceChanges: AnnounceChanges,
    @Inject(IngestUptime) uptime: IngestUptime,
  ) {
    registry.addTask(judgeSilentHostsTask(new JudgeSilentHosts({ pool, judgeChecks, announceChanges, uptime })));
    registry.addTask(judgeWaitingStoresTask(new JudgeWaitingStores({ pool, judgeChecks, announceChanges })));
  }
}
