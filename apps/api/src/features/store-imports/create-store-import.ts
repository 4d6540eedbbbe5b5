import type { StoreImportId, TenantId } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors.ts';
import type { Actor } from '../audit/index.ts';
import type { StoreImportStore } from './postgres/store-import-store.ts';
import type { StoreImportQueue } from './redis/store-import-queue.ts';

/** Saves a file of stores and has the worker check it. */
export class CreateStoreImport {
  readonly #imports: StoreImportStore;
  readonly #queue: StoreImportQueue;
  readonly #clock: Clock;

  constructor(imports: StoreImportStore, queue: StoreImportQueue, clock: Clock) {
    this.#imports = imports;
    this.#queue = queue;
    this.#clock = clock;
  }

  /** Throws `import.busy` while another import of the tenant is being checked or applied. */
  async create(tenantId: TenantId, file: { fileName: string; text: string; actor: Actor }): Promise<StoreImportId> {
    const importId = await this.#imports.add(tenantId, { ...file, at: this.#clock.now() });
    if (!importId) {
      throw new AppError({
        kind: 'conflict',
        code: 'import.busy',
        detail: 'Another store file is being checked or applied. Wait until it is done.',
      });
    }
    await this.#queue.request(tenantId, importId);
    return importId;
  }
}
