import { Module } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { APP_CONFIG, type AppConfig } from '../../platform/config/app-config.ts';
import { Database } from '../../platform/database/database.ts';
import { RateLimit } from '../../platform/http/rate-limit.ts';
import { REDIS } from '../../platform/redis/redis.ts';
import { ExportsModule, MakeExport } from '../exports/index.ts';
import { FeedsController } from './http/feeds.controller.ts';
import { FEED_FETCHES, FEED_MISSES, PublicFeedController } from './http/public-feed.controller.ts';
import { ManageFeeds } from './manage-feeds.ts';
import { FeedStore } from './postgres/feed-store.ts';
import { ServeFeed } from './serve-feed.ts';

/** URLs from which firewalls fetch what their stores must allow. */
@Module({
  imports: [ExportsModule],
  controllers: [FeedsController, PublicFeedController],
  providers: [
    { provide: FeedStore, useFactory: (database: Database) => new FeedStore(database), inject: [Database] },
    {
      provide: ManageFeeds,
      useFactory: (store: FeedStore, clock: Clock, config: AppConfig) =>
        new ManageFeeds(store, clock, config.publicUrl),
      inject: [FeedStore, CLOCK, APP_CONFIG],
    },
    {
      provide: ServeFeed,
      useFactory: (store: FeedStore, exports: MakeExport, clock: Clock) => new ServeFeed(store, exports, clock),
      inject: [FeedStore, MakeExport, CLOCK],
    },
    {
      provide: FEED_MISSES,
      useFactory: (redis: Redis) => new RateLimit({ redis, name: 'feed-miss', requestsMax: 20, windowS: 60 }),
      inject: [REDIS],
    },
    {
      provide: FEED_FETCHES,
      useFactory: (redis: Redis) => new RateLimit({ redis, name: 'feed', requestsMax: 60, windowS: 60 }),
      inject: [REDIS],
    },
  ],
})
export class FeedsModule {}
