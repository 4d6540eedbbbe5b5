import type { StoreImport, StoreImportId, TenantId } from '@sightline/spec';
import { notFound } from '../../platform/errors.ts';
import type { StoreImportStore } from './postgres/store-import-store.ts';

/** Reads store imports for the console. */
export class ReadStoreImports {
  readonly #imports: StoreImportStore;

  constructor(imports: StoreImportStore) {
    this.#imports = imports;
  }

  async list(tenantId: TenantId): Promise<Omit<StoreImport, 'report'>[]> {
    return await this.#imports.list(tenantId);
  }

  /** Throws `request.not_found` for an import that the tenant does not have. */
  async one(tenantId: TenantId, importId: StoreImportId): Promise<StoreImport> {
    const found = await this.#imports.read(tenantId, importId);
    if (!found) throw notFound();
    return found;
  }
}
