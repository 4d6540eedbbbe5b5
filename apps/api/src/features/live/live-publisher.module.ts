import { Global, Module } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { LOG, type Log } from '../../platform/log.ts';
import { REDIS } from '../../platform/redis/redis.ts';
import { LivePublisher } from './redis/live-publisher.ts';

/** Gives every feature, in the API and in the worker, the way to publish live events. */
@Global()
@Module({
  providers: [
    {
      provide: LivePublisher,
      useFactory: (redis: Redis, log: Log) => new LivePublisher(redis, log),
      inject: [REDIS, LOG],
    },
  ],
  exports: [LivePublisher],
})
export class LivePublisherModule {}
