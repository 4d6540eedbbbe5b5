import { Module } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { APP_CONFIG, type AppConfig } from '../../platform/config/app-config.ts';
import { Database } from '../../platform/database/database.ts';
import { PackSourcesController } from './http/pack-sources.controller.ts';
import { packSourceClients } from './pack-source-clients.ts';
import { PackSourceRecords } from './postgres/pack-source-records.ts';
import { ReadPackSources } from './read-pack-sources.ts';

/** The API role of pack sources: shows each source and how its last reading went. */
@Module({
  controllers: [PackSourcesController],
  providers: [
    {
      provide: ReadPackSources,
      useFactory: (config: AppConfig, database: Database, clock: Clock) =>
        new ReadPackSources(packSourceClients(config), new PackSourceRecords(database), clock),
      inject: [APP_CONFIG, Database, CLOCK],
    },
  ],
})
export class PackSourcesModule {}
