import type { TenantLayers } from '@sightline/allowlist';
import {
  type StoreImportId,
  type StoreImportReport,
  storeImportIdSchema,
  type TenantId,
  tenantIdSchema,
} from '@sightline/spec';
import type { Database } from '../../../platform/database/database.ts';
import { type Actor, type AuditEvent, AuditTrail } from '../../audit/index.ts';
import { lockProfiles, readLayers } from '../../stores/index.ts';
import type { StoreLine } from '../domain/store-csv.ts';
import { readStoreLines } from './read-store-lines.ts';
import { writeStoreLines } from './write-store-lines.ts';

/** A job counts as lost when the import is this old and not finished. */
const LOST_AFTER_S = 60;
const LOST_MAX = 100;
/** How long a checked file waits to be applied. */
const KEPT_DAYS = 7;

/** An import to check or apply. */
export interface ImportTask {
  readonly kind: 'check' | 'apply';
  readonly fileName: string;
  readonly text: string;
  readonly onlyGood: boolean;
  readonly actor: Actor;
}

/** Store imports as the worker checks and applies them. */
export class StoreImportWork {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Returns null when there is nothing left to do for the import. */
  async taskOf(tenantId: TenantId, importId: StoreImportId): Promise<ImportTask | null> {
    const row = await this.#database.inTenant(
      tenantId,
      async (transaction) =>
        await transaction.storeImport.findUnique({ where: { tenantId_id: { tenantId, id: importId } } }),
    );
    if (row === null || row.content === null) return null;
    if (row.status !== 'checking' && row.status !== 'applying') return null;
    return {
      kind: row.status === 'checking' ? 'check' : 'apply',
      fileName: row.fileName,
      text: row.content,
      onlyGood: row.onlyGood,
      actor: { userId: row.actorUserId, name: row.actor },
    };
  }

  /** Returns the tenant's stores with some numbers, by number, and the profile layers above them. */
  async surroundings(
    tenantId: TenantId,
    numbers: readonly string[],
  ): Promise<{ known: ReadonlyMap<string, StoreLine>; layers: TenantLayers }> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      const lines = await readStoreLines(transaction, tenantId, { numbers, countMax: numbers.length });
      return {
        known: new Map(lines.map((line) => [line.number, line])),
        layers: await readLayers(transaction, tenantId),
      };
    });
  }

  /** Saves the report and ends the check, or the import when it is refused; only a checked import keeps its text. */
  async report(
    tenantId: TenantId,
    importId: StoreImportId,
    result: { status: 'checked' | 'refused'; rowCount: number; report: StoreImportReport; at: Date },
  ): Promise<void> {
    const { status, rowCount, report, at } = result;
    const ended = status === 'refused' ? { content: null, finishedAt: at } : {};
    await this.#database.inTenant(tenantId, async (transaction) => {
      await transaction.storeImport.update({
        where: { tenantId_id: { tenantId, id: importId } },
        data: { ...ended, status, rowCount, report },
      });
    });
  }

  /**
   * Adds and changes stores in one transaction, with the profile layers as they are then, and marks those for replanning
   * that need it. Saves `doneCount` with it.
   */
  async applyRows(
    tenantId: TenantId,
    importId: StoreImportId,
    { stores, doneCount, at }: { stores: readonly StoreLine[]; doneCount: number; at: Date },
  ): Promise<void> {
    await this.#database.inTenant(tenantId, async (transaction) => {
      await lockProfiles(transaction, tenantId);
      await writeStoreLines(transaction, tenantId, { stores, at });
      await transaction.storeImport.update({ where: { tenantId_id: { tenantId, id: importId } }, data: { doneCount } });
    });
  }

  /** Ends an applied import with its report and an audit event. */
  async finish(
    tenantId: TenantId,
    importId: StoreImportId,
    { report, event }: { report: StoreImportReport; event: AuditEvent },
  ): Promise<void> {
    await this.#database.inTenant(tenantId, async (transaction) => {
      await transaction.storeImport.update({
        where: { tenantId_id: { tenantId, id: importId } },
        data: { status: 'applied', content: null, report, finishedAt: event.at },
      });
      await AuditTrail.record(transaction, event);
    });
  }

  /** Returns imports of all tenants whose job seems lost, the oldest first. */
  async unfinished(): Promise<readonly { tenantId: TenantId; importId: StoreImportId }[]> {
    const { rows } = await this.#database.systemPool.query<{ tenant_id: string; id: string }>(
      `SELECT tenant_id, id FROM store_import
       WHERE status IN ('checking', 'applying') AND created_at < now() - make_interval(secs => $1)
       ORDER BY created_at LIMIT $2`,
      [LOST_AFTER_S, LOST_MAX],
    );
    return rows.map((row) => ({
      tenantId: tenantIdSchema.parse(row.tenant_id),
      importId: storeImportIdSchema.parse(row.id),
    }));
  }

  /** Discards the text of imports that were checked a week ago and never applied. */
  async discardOld(): Promise<void> {
    await this.#database.systemPool.query(
      `UPDATE store_import SET status = 'refused', content = NULL, finished_at = now()
       WHERE status = 'checked' AND created_at < now() - make_interval(days => $1)`,
      [KEPT_DAYS],
    );
  }
}
