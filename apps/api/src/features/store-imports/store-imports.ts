import { formatCount, type StoreImport, type StoreImportId, type TenantId } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import type { Actor } from '../audit/index.ts';
import type { ImportRunning, ImportStore } from './store-import.port.ts';

/** Files of stores, as the console sees them: taken, reported on, applied. The worker does the work. */
export class StoreImports {
  readonly #imports: ImportStore;
  readonly #running: ImportRunning;
  readonly #clock: Clock;

  constructor(imports: ImportStore, running: ImportRunning, clock: Clock) {
    this.#imports = imports;
    this.#running = running;
    this.#clock = clock;
  }

  /** Takes a file and has it checked. Refuses with `import.busy` while another one is worked on. */
  async take(tenantId: TenantId, file: { fileName: string; text: string; actor: Actor }): Promise<StoreImportId> {
    const importId = await this.#imports.add(tenantId, { ...file, at: this.#clock.now() });
    if (!importId) {
      throw new AppError({
        kind: 'conflict',
        code: 'import.busy',
        detail: 'Another store file is being checked or applied. Wait until it is done.',
      });
    }
    await this.#running.request(tenantId, importId);
    return importId;
  }

  async list(tenantId: TenantId): Promise<Omit<StoreImport, 'report'>[]> {
    return await this.#imports.list(tenantId);
  }

  /** Refuses as not found what the tenant does not have. */
  async read(tenantId: TenantId, importId: StoreImportId): Promise<StoreImport> {
    const found = await this.#imports.read(tenantId, importId);
    if (!found) throw notFound();
    return found;
  }

  /** Refuses with `import.has_bad_rows` unless only the good rows are asked for, and with `import.not_ready`. */
  async apply(tenantId: TenantId, importId: StoreImportId, onlyGood: boolean): Promise<StoreImport['status']> {
    const { status, report } = await this.read(tenantId, importId);
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
    await this.#running.request(tenantId, importId);
    return 'applying';
  }
}
