import { Module } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { APP_CONFIG, type AppConfig } from '../../platform/config/app-config.ts';
import { Database } from '../../platform/database/database.ts';
import { PackSourcesController } from './http/pack-sources.controller.ts';
import { packSources } from './pack-sources.ts';
import { PostgresPackSourceRecords } from './postgres/pack-source-records.ts';
import { ReadPackSources } from './read-pack-sources.ts';

/** How reading the vendors' lists goes, for the console. */
@Module({
  controllers: [PackSourcesController],
  providers: [
    {
      provide: ReadPackSources,
      useFactory: (config: AppConfig, database: Database, clock: Clock) =>
        new ReadPackSources(packSources(config), new PostgresPackSourceRecords(database), clock),
      inject: [APP_CONFIG, Database, CLOCK],
    },
  ],
})
export class PackSourcesModule {}
