import { Inject, Module, type OnApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { APP_CONFIG, type AppConfig } from '../../platform/config/app-config.ts';
import { Database } from '../../platform/database/database.ts';
import { LOG, type Log } from '../../platform/log.ts';
import { Metrics } from '../../platform/metrics/metrics.ts';
import { connectPatientRedis } from '../../platform/redis/redis.ts';
import { IncidentReader, IncidentsModule } from '../incidents/index.ts';
import { LiveController, LiveStreams, LiveSubscriptions } from '../live/index.ts';
import { PackLibraryModule, STORE_PACKS, type StorePacks } from '../packs/index.ts';
import { STORE_SUMMARY_READER, type StoreSummaryReader, StoresModule } from '../stores/index.ts';
import { CONTROL_READER, type ControlReader, FLEET_READER, type FleetReader } from './fleet.port.ts';
import { FleetController } from './http/fleet.controller.ts';
import { PostgresControlReader } from './postgres/control.reader.ts';
import { PostgresFleetReader } from './postgres/fleet.reader.ts';
import { ReadFleet } from './read-fleet.ts';
import { ReadMatrix } from './read-matrix.ts';

const LIVE_REDIS = Symbol('LiveRedis');

/** The fleet at a glance, and the stream of what changes in it. */
@Module({
  imports: [StoresModule, IncidentsModule, PackLibraryModule],
  controllers: [FleetController, LiveController],
  providers: [
    {
      provide: FLEET_READER,
      useFactory: (database: Database) => new PostgresFleetReader(database),
      inject: [Database],
    },
    {
      provide: CONTROL_READER,
      useFactory: (database: Database) => new PostgresControlReader(database.systemPool),
      inject: [Database],
    },
    {
      provide: ReadFleet,
      useFactory: (
        fleet: FleetReader,
        control: ControlReader,
        summaries: StoreSummaryReader,
        incidents: IncidentReader,
        clock: Clock,
      ) => new ReadFleet({ fleet, control, summaries, incidents, clock }),
      inject: [FLEET_READER, CONTROL_READER, STORE_SUMMARY_READER, IncidentReader, CLOCK],
    },
    {
      provide: ReadMatrix,
      useFactory: (fleet: FleetReader, packs: StorePacks) => new ReadMatrix(fleet, packs),
      inject: [FLEET_READER, STORE_PACKS],
    },
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
export class FleetModule implements OnModuleDestroy, OnApplicationShutdown {
  readonly #streams: LiveStreams;
  readonly #redis: Redis;

  constructor(@Inject(LiveStreams) streams: LiveStreams, @Inject(LIVE_REDIS) redis: Redis) {
    this.#streams = streams;
    this.#redis = redis;
  }

  /** Before the server closes, which waits for its connections. */
  onModuleDestroy(): void {
    this.#streams.close();
  }

  onApplicationShutdown(): void {
    this.#redis.disconnect();
  }
}
