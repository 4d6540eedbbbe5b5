import { Inject, Module } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { APP_CONFIG, type AppConfig } from '../../platform/config/app-config.ts';
import { Database } from '../../platform/database/database.ts';
import { LOG, type Log } from '../../platform/log.ts';
import { WorkRegistry } from '../../platform/queue/work-registry.ts';
import { refreshPackSourcesTask } from './jobs/refresh-pack-sources.task.ts';
import { packSourceClients } from './pack-source-clients.ts';
import { PackSourceRecords } from './postgres/pack-source-records.ts';
import { PublishedPacks } from './postgres/published-packs.ts';
import { RefreshPackSources } from './refresh-pack-sources.ts';

/** The worker role of pack sources: reads the vendors' lists on a schedule. */
@Module({
  providers: [
    {
      provide: RefreshPackSources,
      useFactory: (config: AppConfig, database: Database, clock: Clock, log: Log) =>
        new RefreshPackSources({
          clients: packSourceClients(config),
          records: new PackSourceRecords(database),
          packs: new PublishedPacks(database.systemPool),
          clock,
          log,
        }),
      inject: [APP_CONFIG, Database, CLOCK, LOG],
    },
  ],
})
export class PackSourcesWorkerModule {
  constructor(
    @Inject(WorkRegistry) registry: WorkRegistry,
    @Inject(RefreshPackSources) refreshPackSources: RefreshPackSources,
  ) {
    registry.addTask(refreshPackSourcesTask(refreshPackSources));
  }
}
