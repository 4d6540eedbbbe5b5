import { Module } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { APP_CONFIG, type AppConfig } from '../../platform/config/app-config.ts';
import { Database } from '../../platform/database/database.ts';
import { RateLimit } from '../../platform/http/rate-limit.ts';
import { REDIS } from '../../platform/redis/redis.ts';
import {
  FEED_FETCHES,
  FEED_MISSES,
  Feeds,
  FeedsController,
  PostgresFeedStore,
  PublicFeedController,
  ServeFeed,
} from '../feeds/index.ts';
import { PACK_LIBRARY, type PackLibrary, PackLibraryModule } from '../packs/index.ts';
import { ExportController } from './http/export.controller.ts';
import { MakeExport } from './make-export.ts';
import { PostgresExportReader } from './postgres/export.reader.ts';

/** What stores must allow in the formats of firewalls: as files, and as addresses that firewalls fetch. */
@Module({
  imports: [PackLibraryModule],
  controllers: [ExportController, FeedsController, PublicFeedController],
  providers: [
    {
      provide: MakeExport,
      useFactory: (database: Database, library: PackLibrary, clock: Clock) =>
        new MakeExport(new PostgresExportReader(database, library), library, clock),
      inject: [Database, PACK_LIBRARY, CLOCK],
    },
    {
      provide: PostgresFeedStore,
      useFactory: (database: Database) => new PostgresFeedStore(database),
      inject: [Database],
    },
    {
      provide: Feeds,
      useFactory: (store: PostgresFeedStore, clock: Clock, config: AppConfig) =>
        new Feeds(store, clock, config.publicUrl),
      inject: [PostgresFeedStore, CLOCK, APP_CONFIG],
    },
    {
      provide: ServeFeed,
      useFactory: (store: PostgresFeedStore, exports: MakeExport, clock: Clock) => new ServeFeed(store, exports, clock),
      inject: [PostgresFeedStore, MakeExport, CLOCK],
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
export class ExportsModule {}
