import { Inject, Module } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { APP_CONFIG, type AppConfig } from '../../platform/config/app-config.ts';
import { Database } from '../../platform/database/database.ts';
import { LOG, type Log } from '../../platform/log.ts';
import { WorkRegistry } from '../../platform/queue/work-registry.ts';
import {
  PostgresPackSourceRecords,
  PostgresPublishedPacks,
  packSources,
  RefreshPackSources,
  refreshPackSourcesTask,
} from '../pack-sources/index.ts';
import { PackLibraryModule, STORE_PACKS, type StorePacks } from '../packs/index.ts';
import { judgeDueDriftTask } from './jobs/judge-due-drift.task.ts';
import { JudgeDueDrift } from './judge-due-drift.ts';
import { PostgresDriftStore } from './postgres/drift.store.ts';

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
