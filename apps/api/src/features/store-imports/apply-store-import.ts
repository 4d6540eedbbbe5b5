import { formatCount, type StoreImport, type StoreImportId, type TenantId } from '@sightline/spec';
import { AppError, notFound } from '../../platform/errors.ts';
import type { StoreImportStore } from './postgres/store-import-store.ts';
import type { StoreImportQueue } from './redis/store-import-queue.ts';

/** Has the worker apply a checked import. */
export class ApplyStoreImport {
  readonly #imports: StoreImportStore;
  readonly #queue: StoreImportQueue;

  constructor(imports: StoreImportStore, queue: StoreImportQueue) {
    this.#imports = imports;
    this.#queue = queue;
  }

  /**
   * Throws `import.has_bad_rows` for an import with refused rows unless `onlyGood` is set, `import.not_ready` for one that
   * is not checked, and `request.not_found` for one that the tenant does not have.
   */
  async apply(tenantId: TenantId, importId: StoreImportId, onlyGood: boolean): Promise<StoreImport['status']> {
    const found = await this.#imports.read(tenantId, importId);
    if (!found) throw notFound();
    const { status, report } = found;
    const refusedCount = report?.counts.refused ?? 0;
    if (status === 'checked' && refusedCount > 0 && !onlyGood) {
      throw new AppError({
        kind: 'conflict',
        code: 'import.has_bad_rows',
        detail: `${formatCount(refusedCount, 'row has', 'rows have')} errors, so nothing was applied. Correct the file, or apply only the good rows.`,
      });
    }
    const begun = status === 'checked' ? await this.#imports.begin(tenantId, importId, onlyGood) : 'not_ready';
    if (begun === 'not_ready') {
      throw new AppError({
        kind: 'conflict',
        code: 'import.not_ready',
        detail: `The file is ${status}; only a checked file can be applied. Wait for the check, or upload the file again.`,
      });
    }
    await this.#queue.request(tenantId, importId);
    return 'applying';
  }
}
