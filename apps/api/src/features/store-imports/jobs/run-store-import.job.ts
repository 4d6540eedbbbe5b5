import type { z } from 'zod';
import type { JobHandler } from '../../../platform/queue/job-definition.ts';
import { RUN_STORE_IMPORT } from '../queue/store-import-queue.ts';
import type { RunStoreImport } from '../run-store-import.ts';

export class RunStoreImportJob implements JobHandler<typeof RUN_STORE_IMPORT.schema> {
  readonly definition = RUN_STORE_IMPORT;
  readonly #runImport: RunStoreImport;

  constructor(runImport: RunStoreImport) {
    this.#runImport = runImport;
  }

  async handle({ tenantId, importId }: z.output<typeof RUN_STORE_IMPORT.schema>): Promise<void> {
    await this.#runImport.run(tenantId, importId);
  }
}
