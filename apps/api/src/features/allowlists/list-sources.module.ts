import { Module } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { APP_CONFIG, type AppConfig } from '../../platform/config/app-config.ts';
import { Database } from '../../platform/database/database.ts';
import { ListSourcesController } from './adapters/http/list-sources.controller.ts';
import { PostgresListSourceRecords } from './adapters/postgres/list-source-records.ts';
import { ReadListSources } from './application/read-list-sources.ts';
import { listSources } from './list-sources.ts';

/** How reading the vendors' lists goes, for the console. */
@Module({
  controllers: [ListSourcesController],
  providers: [
    {
      provide: ReadListSources,
      useFactory: (config: AppConfig, database: Database, clock: Clock) =>
        new ReadListSources(listSources(config), new PostgresListSourceRecords(database), clock),
      inject: [APP_CONFIG, Database, CLOCK],
    },
  ],
})
export class ListSourcesModule {}
