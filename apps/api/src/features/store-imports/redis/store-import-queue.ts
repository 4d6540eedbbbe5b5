import { type StoreImportId, storeImportIdSchema, type TenantId, tenantIdSchema } from '@sightline/spec';
import { z } from 'zod';
import type { Log } from '../../../platform/log.ts';
import { defineJob } from '../../../platform/queue/job-definition.ts';
import type { JobQueue } from '../../../platform/queue/job-queue.ts';

/** Checks or applies one store import, whichever its row asks for. */
export const RUN_STORE_IMPORT = defineJob({
  name: 'stores.run_import',
  version: 1,
  schema: z.object({ tenantId: tenantIdSchema, importId: storeImportIdSchema }),
  concurrency: 1,
  attemptsMax: 5,
  backoffMs: 1_000,
});

/** Queues store imports for the worker. */
export class StoreImportQueue {
  readonly #queue: JobQueue;
  readonly #log: Log;

  constructor(queue: JobQueue, log: Log) {
    this.#queue = queue;
    this.#log = log;
  }

  /** Queues one import. Never throws: the sweep picks up what Redis does not take. */
  async request(tenantId: TenantId, importId: StoreImportId): Promise<void> {
    try {
      await this.#queue.enqueue(RUN_STORE_IMPORT, { tenantId, importId }, { key: importId });
    } catch (error) {
      this.#log.warn({ err: error }, 'could not queue a store import; the sweep will pick it up');
    }
  }
}
