import { Inject, Module } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { LOG, type Log } from '../../platform/log.ts';
import { JobQueue } from '../../platform/queue/job-queue.ts';
import { WorkRegistry } from '../../platform/queue/work-registry.ts';
import { LivePublisher } from '../live/index.ts';
import {
  IMPORT_RUNNING,
  IMPORT_WORK,
  type ImportRunning,
  type ImportWork,
  PostgresImportWork,
  QueuedImportRunning,
  RunStoreImport,
  RunStoreImportHandler,
  readStoreTable,
  sweepStoreImportsTask,
} from '../store-imports/index.ts';
import { STORE_LISTS, type StoreLists } from './store-lists.port.ts';

/** The worker's side of stores: files of them are checked and applied. */
@Module({
  providers: [
    { provide: IMPORT_WORK, useFactory: (database: Database) => new PostgresImportWork(database), inject: [Database] },
    {
      provide: IMPORT_RUNNING,
      useFactory: (queue: JobQueue, log: Log) => new QueuedImportRunning(queue, log),
      inject: [JobQueue, LOG],
    },
    {
      provide: RunStoreImport,
      useFactory: (work: ImportWork, lists: StoreLists, live: LivePublisher, clock: Clock) =>
        new RunStoreImport({ work, readTable: readStoreTable, lists, live, clock }),
      inject: [IMPORT_WORK, STORE_LISTS, LivePublisher, CLOCK],
    },
  ],
})
export class StoresWorkerModule {
  constructor(
    @Inject(WorkRegistry) registry: WorkRegistry,
    @Inject(RunStoreImport) runImport: RunStoreImport,
    @Inject(IMPORT_WORK) work: ImportWork,
    @Inject(IMPORT_RUNNING) running: ImportRunning,
  ) {
    registry.addHandler(new RunStoreImportHandler(runImport));
    registry.addTask(sweepStoreImportsTask(work, running));
  }
}
