import type { PeriodicTask } from '../../../platform/schedule/periodic-tasks.ts';
import type { StoreImportWork } from '../postgres/store-import-work.ts';
import type { StoreImportQueue } from '../redis/store-import-queue.ts';

const EVERY_MS = 30_000;

/** Queues store imports again whose job was lost, and discards checked files that nobody applied. */
export function sweepStoreImportsTask(work: StoreImportWork, queue: StoreImportQueue): PeriodicTask {
  return {
    name: 'stores.sweep_imports',
    everyMs: EVERY_MS,
    run: async () => {
      for (const { tenantId, importId } of await work.unfinished()) await queue.request(tenantId, importId);
      await work.discardOld();
    },
  };
}
