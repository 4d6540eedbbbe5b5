import { Inject, Module, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { LOG, type Log } from '../../platform/log.ts';
import { JobQueue } from '../../platform/queue/job-queue.ts';
import { REDIS } from '../../platform/redis/redis.ts';
import { AgentsModule, HostAuthenticator } from '../agents/index.ts';
import { OfferVersion, ReleasesModule } from '../releases/index.ts';
import { ReportsController } from './http/reports.controller.ts';
import { StoredThroughReader } from './postgres/stored-through-reader.ts';
import { ReceiveReport } from './receive-report.ts';
import { IngestPulse } from './redis/ingest-pulse.ts';
import { ReportQueue } from './redis/report-queue.ts';

/** Ingest in the API: accepts reports and enqueues them. */
@Module({
  imports: [AgentsModule, ReleasesModule],
  controllers: [ReportsController],
  providers: [
    {
      provide: StoredThroughReader,
      useFactory: (database: Database, log: Log) => new StoredThroughReader(database.systemPool, log),
      inject: [Database, LOG],
    },
    {
      provide: ReceiveReport,
      useFactory: (
        queue: JobQueue,
        stored: StoredThroughReader,
        hosts: HostAuthenticator,
        offers: OfferVersion,
        clock: Clock,
      ) => {
        const reports = new ReportQueue(queue);
        return new ReceiveReport({
          enqueue: async (incoming) => {
            await reports.enqueue(incoming);
          },
          isQueueFull: async () => await reports.isFull(),
          stored,
          refreshHost: async (host) => await hosts.refresh(host),
          offerFor: async (hostId, agentVersion) => await offers.offerFor(hostId, agentVersion),
          clock,
        });
      },
      inject: [JobQueue, StoredThroughReader, HostAuthenticator, OfferVersion, CLOCK],
    },
    { provide: IngestPulse, useFactory: (redis: Redis, log: Log) => new IngestPulse(redis, log), inject: [REDIS, LOG] },
  ],
})
export class IngestModule implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #pulse: IngestPulse;

  constructor(@Inject(IngestPulse) pulse: IngestPulse) {
    this.#pulse = pulse;
  }

  onApplicationBootstrap(): void {
    this.#pulse.start();
  }

  onApplicationShutdown(): void {
    this.#pulse.stop();
  }
}
