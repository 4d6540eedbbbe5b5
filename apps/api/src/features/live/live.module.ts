import { Inject, Module, type OnApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { APP_CONFIG, type AppConfig } from '../../platform/config/app-config.ts';
import { LOG, type Log } from '../../platform/log.ts';
import { Metrics } from '../../platform/metrics/metrics.ts';
import { connectPatientRedis } from '../../platform/redis/redis.ts';
import { LiveController } from './http/live.controller.ts';
import { LiveStreams } from './http/live-streams.ts';
import { LiveSubscriptions } from './redis/live-subscriptions.ts';

const LIVE_REDIS = Symbol('LiveRedis');

/** Server-sent events: streams changes to the consoles of a tenant. */
@Module({
  controllers: [LiveController],
  providers: [
    {
      provide: LIVE_REDIS,
      useFactory: (config: AppConfig, log: Log) => connectPatientRedis(config.redisUrl, log),
      inject: [APP_CONFIG, LOG],
    },
    {
      provide: LiveStreams,
      useFactory: (redis: Redis, metrics: Metrics) => new LiveStreams(new LiveSubscriptions(redis), metrics),
      inject: [LIVE_REDIS, Metrics],
    },
  ],
})
export class LiveModule implements OnModuleDestroy, OnApplicationShutdown {
  readonly #streams: LiveStreams;
  readonly #redis: Redis;

  constructor(@Inject(LiveStreams) streams: LiveStreams, @Inject(LIVE_REDIS) redis: Redis) {
    this.#streams = streams;
    this.#redis = redis;
  }

  /** Ends the streams before the server closes, which waits for its connections. */
  onModuleDestroy(): void {
    this.#streams.close();
  }

  onApplicationShutdown(): void {
    this.#redis.disconnect();
  }
}
