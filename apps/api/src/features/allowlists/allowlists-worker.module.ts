import { Inject, Module } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { APP_CONFIG, type AppConfig } from '../../platform/config/app-config.ts';
import { Database } from '../../platform/database/database.ts';
import { LOG, type Log } from '../../platform/log.ts';
import { WorkRegistry } from '../../platform/queue/work-registry.ts';
import { refreshListSourcesTask } from './adapters/jobs/refresh-list-sources.task.ts';
import { PostgresListSourceRecords } from './adapters/postgres/list-source-records.ts';
import { PostgresPublishedPacks } from './adapters/postgres/published-packs.ts';
import { RefreshListSources } from './application/refresh-list-sources.ts';
import { listSources } from './list-sources.ts';

/** The worker's side of the lists: reads again what vendors publish. */
@Module({
  providers: [
    {
      provide: RefreshListSources,
      useFactory: (config: AppConfig, database: Database, clock: Clock, log: Log) =>
        new RefreshListSources({
          sources: listSources(config),
          records: new PostgresListSourceRecords(database),
          packs: new PostgresPublishedPacks(database.systemPool),
          clock,
          log,
        }),
      inject: [APP_CONFIG, Database, CLOCK, LOG],
    },
  ],
})
export class AllowlistsWorkerModule {
  constructor(
    @Inject(WorkRegistry) registry: WorkRegistry,
    @Inject(RefreshListSources) refreshListSources: RefreshListSources,
  ) {
    registry.addTask(refreshListSourcesTask(refreshListSources));
  }
}
