import { Inject, Module } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { APP_CONFIG, type AppConfig } from '../../platform/config/app-config.ts';
import { Database } from '../../platform/database/database.ts';
import { LOG, type Log } from '../../platform/log.ts';
import { WorkRegistry } from '../../platform/queue/work-registry.ts';
import { judgeDueDriftTask } from './adapters/jobs/judge-due-drift.task.ts';
import { refreshPackSourcesTask } from './adapters/jobs/refresh-pack-sources.task.ts';
import { PostgresDriftStore } from './adapters/postgres/drift.store.ts';
import { PostgresPackSourceRecords } from './adapters/postgres/pack-source-records.ts';
import { PostgresPublishedPacks } from './adapters/postgres/published-packs.ts';
import { JudgeDueDrift } from './application/judge-due-drift.ts';
import { STORE_PACKS, type StorePacks } from './application/pack-library.port.ts';
import { RefreshPackSources } from './application/refresh-pack-sources.ts';
import { packSources } from './pack-sources.ts';
import { PackLibraryModule } from './pack-library.module.ts';

/** The worker's side of the lists: reads again what vendors publish, and compares it with the addresses that stores reach. */
@Module({
  imports: [PackLibraryModule],
  providers: [
    {
      provide: RefreshPackSources,
      useFactory: (config: AppConfig, database: Database, clock: Clock, log: Log) =>
        new RefreshPackSources({
          sources: packSources(config),
          records: new PostgresPackSourceRecords(database),
          packs: new PostgresPublishedPacks(database.systemPool),
          clock,
          log,
        }),
      inject: [APP_CONFIG, Database, CLOCK, LOG],
    },
    {
      provide: JudgeDueDrift,
      useFactory: (database: Database, packs: StorePacks) =>
        new JudgeDueDrift(new PostgresDriftStore(database.systemPool), packs),
      inject: [Database, STORE_PACKS],
    },
  ],
})
export class AllowlistsWorkerModule {
  constructor(
    @Inject(WorkRegistry) registry: WorkRegistry,
    @Inject(RefreshPackSources) refreshPackSources: RefreshPackSources,
    @Inject(JudgeDueDrift) judgeDueDrift: JudgeDueDrift,
  ) {
    registry.addTask(refreshPackSourcesTask(refreshPackSources));
    registry.addTask(judgeDueDriftTask(judgeDueDrift));
  }
}
