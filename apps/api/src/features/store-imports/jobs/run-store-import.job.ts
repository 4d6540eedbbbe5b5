import { type StoreImportId, storeImportIdSchema, type TenantId, tenantIdSchema } from '@sightline/spec';
import { z } from 'zod';
import type { Log } from '../../../platform/log.ts';
import { defineJob, type JobHandler } from '../../../platform/queue/job-definition.ts';
import type { JobQueue } from '../../../platform/queue/job-queue.ts';
import type { RunStoreImport } from '../run-store-import.ts';
import type { ImportRunning } from '../store-import.port.ts';

/** Checks a file of stores, or applies it: its row says which. */
export const RUN_STORE_IMPORT = defineJob({
  name: 'stores.run_import',
  version: 1,
  schema: z.object({ tenantId: tenantIdSchema, importId: storeImportIdSchema }),
  concurrency: 1,
  attemptsMax: 5,
  backoffMs: 1_000,
});

export class RunStoreImportHandler implements JobHandler<typeof RUN_STORE_IMPORT.schema> {
  readonly definition = RUN_STORE_IMPORT;
  readonly #runImport: RunStoreImport;

  constructor(runImport: RunStoreImport) {
    this.#runImport = runImport;
  }

  async handle({ tenantId, importId }: { tenantId: TenantId; importId: StoreImportId }): Promise<void> {
    await this.#runImport.run(tenantId, importId);
  }
}

export class QueuedImportRunning implements ImportRunning {
  readonly #queue: JobQueue;
  readonly #log: Log;

  constructor(queue: JobQueue, log: Log) {
    this.#queue = queue;
    this.#log = log;
  }

  async request(tenantId: TenantId, importId: StoreImportId): Promise<void> {
    try {
      await this.#queue.enqueue(RUN_STORE_IMPORT, { tenantId, importId }, { key: importId });
    } catch (error) {
      this.#log.warn({ err: error }, 'a file of stores will be taken up by the sweep');
    }
  }
}
