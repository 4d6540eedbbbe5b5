import { Inject, Module } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { LOG, type Log } from '../../platform/log.ts';
import { JobQueue } from '../../platform/queue/job-queue.ts';
import { WorkRegistry } from '../../platform/queue/work-registry.ts';
import { LivePublisher } from '../live/index.ts';
import { STORE_PACKS, type StorePacks } from '../stores/index.ts';
import { runStoreImportJob } from './jobs/run-store-import.job.ts';
import { sweepStoreImportsTask } from './jobs/sweep-store-imports.task.ts';
import { StoreImportWork } from './postgres/store-import-work.ts';
import { StoreImportQueue } from './redis/store-import-queue.ts';
import { RunStoreImport } from './run-store-import.ts';

/** The worker's part of store imports: checks and applies files. */
@Module({
  providers: [
    { provide: StoreImportWork, useFactory: (database: Database) => new StoreImportWork(database), inject: [Database] },
    {
      provide: StoreImportQueue,
      useFactory: (queue: JobQueue, log: Log) => new StoreImportQueue(queue, log),
      inject: [JobQueue, LOG],
    },
    {
      provide: RunStoreImport,
      useFactory: (work: StoreImportWork, storePacks: StorePacks, live: LivePublisher, clock: Clock) =>
        new RunStoreImport({ work, storePacks, live, clock }),
      inject: [StoreImportWork, STORE_PACKS, LivePublisher, CLOCK],
    },
  ],
})
export class StoreImportsWorkerModule {
  constructor(
    @Inject(WorkRegistry) registry: WorkRegistry,
    @Inject(RunStoreImport) runImport: RunStoreImport,
    @Inject(StoreImportWork) work: StoreImportWork,
    @Inject(StoreImportQueue) queue: StoreImportQueue,
  ) {
    registry.addHandler(runStoreImportJob(runImport));
    registry.addTask(sweepStoreImportsTask(work, queue));
  }
}
