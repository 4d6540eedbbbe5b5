import type { JobHandler } from '../../../platform/queue/job-definition.ts';
import { RUN_STORE_IMPORT } from '../redis/store-import-queue.ts';
import type { RunStoreImport } from '../run-store-import.ts';

/** Runs `stores.run_import`: checks or applies one store import. */
export function runStoreImportJob(runImport: RunStoreImport): JobHandler<typeof RUN_STORE_IMPORT.schema> {
  return {
    definition: RUN_STORE_IMPORT,
    handle: async ({ tenantId, importId }) => {
      await runImport.run(tenantId, importId);
    },
  };
}
