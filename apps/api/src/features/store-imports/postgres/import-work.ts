import {
  type StoreImportId,
  type StoreImportReport,
  storeImportIdSchema,
  type TenantId,
  tenantIdSchema,
} from '@sightline/spec';
import type { Database } from '../../../platform/database/database.ts';
import { type AuditEvent, AuditTrail } from '../../audit/index.ts';
import type { TenantLayers } from '../../profiles/index.ts';
import { lockProfiles, readLayers } from '../../profiles/index.ts';
import type { StoreLine } from '../domain/store-csv.ts';
import type { ImportTask, ImportWork } from '../store-import.port.ts';
import { readStoreLines } from './store-line-row.ts';
import { writeStoreLines } from './write-store-lines.ts';

/** A job that has not begun or moved for so long seems lost. */
const LOST_AFTER_S = 60;
const LOST_MAX = 100;
const KEPT_DAYS = 7;

export class PostgresImportWork implements ImportWork {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

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

  async forgetOld(): Promise<void> {
    await this.#database.systemPool.query(
      `UPDATE store_import SET status = 'refused', content = NULL, finished_at = now()
       WHERE status = 'checked' AND created_at < now() - make_interval(days => $1)`,
      [KEPT_DAYS],
    );
  }
}
