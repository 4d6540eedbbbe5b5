import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { CLOCK, systemClock } from './clock.ts';
import { APP_CONFIG, type AppConfig } from './config/app-config.ts';
import { Database } from './database/database.ts';
import { LOG, type Log } from './log.ts';
import { Metrics } from './metrics/metrics.ts';
import { JobQueue } from './queue/job-queue.ts';
import { WorkRegistry } from './queue/work-registry.ts';
import { connectRedis, REDIS } from './redis/redis.ts';

/** Provides the platform's services to every feature, and closes them when the application ends. */
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  readonly #database: Database;
  readonly #redis: Redis;
  readonly #queue: JobQueue;

  constructor(@Inject(Database) database: Database, @Inject(REDIS) redis: Redis, @Inject(JobQueue) queue: JobQueue) {
    this.#database = database;
    this.#redis = redis;
    this.#queue = queue;
  }

  static with(config: AppConfig, log: Log): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      providers: [
        { provide: APP_CONFIG, useValue: config },
        { provide: LOG, useValue: log },
        { provide: CLOCK, useValue: systemClock },
        { provide: Metrics, useValue: new Metrics() },
        WorkRegistry,
        { provide: Database, useFactory: () => new Database(config, log) },
        { provide: REDIS, useFactory: () => connectRedis(config.redisUrl, log) },
        { provide: JobQueue, useFactory: (redis: Redis) => new JobQueue(redis), inject: [REDIS] },
      ],
      exports: [APP_CONFIG, LOG, CLOCK, Metrics, Database, REDIS, JobQueue, WorkRegistry],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#queue.close();
    this.#redis.disconnect();
    await this.#database.close();
  }
}
