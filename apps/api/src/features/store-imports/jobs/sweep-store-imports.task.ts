import type { PeriodicTask } from '../../../platform/schedule/periodic.ts';
import type { ImportRunning, ImportWork } from '../store-import.port.ts';

const EVERY_MS = 30_000;

/** Takes up files of stores whose job was lost, and lets go of those that nobody applied. */
export function sweepStoreImportsTask(work: ImportWork, running: ImportRunning): PeriodicTask {
  return {
    name: 'stores.sweep_imports',
    everyMs: EVERY_MS,
    run: async () => {
      for (const { tenantId, importId } of await work.unfinished()) await running.request(tenantId, importId);
      await work.forgetOld();
    },
  };
}
