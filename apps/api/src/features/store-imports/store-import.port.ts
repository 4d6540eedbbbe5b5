import type { StoreImport, StoreImportId, StoreImportReport, TenantId } from '@sightline/spec';
import type { Actor, AuditEvent } from '../audit/index.ts';
import type { TenantLayers } from '../profiles/index.ts';
import type { StoreLine } from './domain/store-csv.ts';

/** A file that waits to be checked or applied. */
export interface ImportTask {
  readonly kind: 'check' | 'apply';
  readonly fileName: string;
  readonly text: string;
  readonly onlyGood: boolean;
  readonly actor: Actor;
}

export interface ImportStore {
  /** Null when another file of the tenant is being checked or applied. */
  add(
    tenantId: TenantId,
    file: { fileName: string; text: string; actor: Actor; at: Date },
  ): Promise<StoreImportId | null>;
  /** Null when the tenant has no such file. */
  read(tenantId: TenantId, importId: StoreImportId): Promise<StoreImport | null>;
  /** The newest first; bounded. */
  list(tenantId: TenantId): Promise<Omit<StoreImport, 'report'>[]>;
  /** Has a checked file applied. `not_ready` when it is not in that state any more. */
  begin(tenantId: TenantId, importId: StoreImportId, onlyGood: boolean): Promise<'begun' | 'not_ready'>;
}
export const IMPORT_STORE = Symbol('ImportStore');

/** What the worker does with files. */
export interface ImportWork {
  /** Null when there is nothing to be done for it any more. */
  taskOf(tenantId: TenantId, importId: StoreImportId): Promise<ImportTask | null>;
  /** The tenant's stores of some numbers, by number, and the layers above them. */
  surroundings(
    tenantId: TenantId,
    numbers: readonly string[],
  ): Promise<{ known: ReadonlyMap<string, StoreLine>; layers: TenantLayers }>;
  /** Ends the check, or the applying, with a report; the text is kept for a checked file only. */
  report(
    tenantId: TenantId,
    importId: StoreImportId,
    result: { status: 'checked' | 'refused'; rowCount: number; report: StoreImportReport; at: Date },
  ): Promise<void>;
  /**
   * Adds and changes stores in one transaction, by the layers as they are then, and has those planned anew that need it;
   * `doneCount` is noted with it.
   */
  applyRows(
    tenantId: TenantId,
    importId: StoreImportId,
    batch: { stores: readonly StoreLine[]; doneCount: number; at: Date },
  ): Promise<void>;
  /** Ends the applying, with a trace of it. */
  finish(
    tenantId: TenantId,
    importId: StoreImportId,
    result: { report: StoreImportReport; event: AuditEvent },
  ): Promise<void>;
  /** Files whose job seems lost, over all tenants. */
  unfinished(): Promise<readonly { tenantId: TenantId; importId: StoreImportId }[]>;
  /** Takes the text away from files that were checked long ago and never applied. */
  forgetOld(): Promise<void>;
}
export const IMPORT_WORK = Symbol('ImportWork');

/** Has a file checked or applied, soon. Never throws: a sweep repairs what was missed. */
export interface ImportRunning {
  request(tenantId: TenantId, importId: StoreImportId): Promise<void>;
}
export const IMPORT_RUNNING = Symbol('ImportRunning');
