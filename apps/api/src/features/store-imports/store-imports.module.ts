import { Module } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { LOG, type Log } from '../../platform/log.ts';
import { JobQueue } from '../../platform/queue/job-queue.ts';
import { STORE_PACKS, type StorePacks } from '../stores/index.ts';
import { ApplyStoreImport } from './apply-store-import.ts';
import { CreateStoreImport } from './create-store-import.ts';
import { ExportStores } from './export-stores.ts';
import { StoreImportsController } from './http/store-imports.controller.ts';
import { StoreImportStore } from './postgres/store-import-store.ts';
import { ReadStoreImports } from './read-store-imports.ts';
import { StoreImportQueue } from './redis/store-import-queue.ts';

/** Stores as CSV files: importing and exporting them. */
@Module({
  controllers: [StoreImportsController],
  providers: [
    {
      provide: StoreImportStore,
      useFactory: (database: Database) => new StoreImportStore(database),
      inject: [Database],
    },
    {
      provide: StoreImportQueue,
      useFactory: (queue: JobQueue, log: Log) => new StoreImportQueue(queue, log),
      inject: [JobQueue, LOG],
    },
    {
      provide: CreateStoreImport,
      useFactory: (imports: StoreImportStore, queue: StoreImportQueue, clock: Clock) =>
        new CreateStoreImport(imports, queue, clock),
      inject: [StoreImportStore, StoreImportQueue, CLOCK],
    },
    {
      provide: ReadStoreImports,
      useFactory: (imports: StoreImportStore) => new ReadStoreImports(imports),
      inject: [StoreImportStore],
    },
    {
      provide: ApplyStoreImport,
      useFactory: (imports: StoreImportStore, queue: StoreImportQueue) => new ApplyStoreImport(imports, queue),
      inject: [StoreImportStore, StoreImportQueue],
    },
    {
      provide: ExportStores,
      useFactory: (imports: StoreImportStore, storePacks: StorePacks, clock: Clock) =>
        new ExportStores(imports, storePacks, clock),
      inject: [StoreImportStore, STORE_PACKS, CLOCK],
    },
  ],
})
export class StoreImportsModule {}
