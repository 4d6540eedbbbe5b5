import {
  type StoreImport,
  type StoreImportId,
  storeImportIdSchema,
  storeImportSchema,
  type TenantId,
} from '@sightline/spec';
import type { Database } from '../../../platform/database/database.ts';
import type { Actor } from '../../audit/index.ts';
import type { StoreLine } from '../domain/store-csv.ts';
import { readStoreLines } from './read-store-lines.ts';

/** The most that the console lists. */
const LISTED_MAX = 20;
/** The most that an export contains. */
const EXPORTED_MAX = 100_000;

const SHOWN = {
  id: true,
  fileName: true,
  status: true,
  rowCount: true,
  doneCount: true,
  actor: true,
  createdAt: true,
  finishedAt: true,
} as const;

const listedSchema = storeImportSchema.omit({ report: true });

/** Store imports as the API reads and changes them. */
export class StoreImportStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Saves a file. Returns null when another import of the tenant is being checked or applied. */
  async add(
    tenantId: TenantId,
    { fileName, text, actor, at }: { fileName: string; text: string; actor: Actor; at: Date },
  ): Promise<StoreImportId | null> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      const lock = `stores.import/${tenantId}`;
      await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${lock}, 0))`;
      const busy = await transaction.storeImport.count({
        where: { tenantId, status: { in: ['checking', 'applying'] } },
      });
      if (busy > 0) return null;
      const who = { actorUserId: actor.userId, actor: actor.name };
      const { id } = await transaction.storeImport.create({
        data: { ...who, tenantId, fileName, content: text, status: 'checking', createdAt: at },
        select: { id: true },
      });
      return storeImportIdSchema.parse(id);
    });
  }

  /** Returns null when the tenant has no such import. */
  async read(tenantId: TenantId, importId: StoreImportId): Promise<StoreImport | null> {
    const row = await this.#database.inTenant(
      tenantId,
      async (transaction) =>
        await transaction.storeImport.findUnique({
          where: { tenantId_id: { tenantId, id: importId } },
          select: { ...SHOWN, report: true },
        }),
    );
    return row && storeImportSchema.parse(shown(row));
  }

  /** Returns the newest imports first, at most 20. */
  async list(tenantId: TenantId): Promise<Omit<StoreImport, 'report'>[]> {
    const rows = await this.#database.inTenant(
      tenantId,
      async (transaction) =>
        await transaction.storeImport.findMany({
          where: { tenantId },
          select: SHOWN,
          orderBy: { id: 'desc' },
          take: LISTED_MAX,
        }),
    );
    return rows.map((row) => listedSchema.parse(shown(row)));
  }

  /** Marks a checked import to be applied. Returns `not_ready` when it is not in that state any longer. */
  async begin(tenantId: TenantId, importId: StoreImportId, onlyGood: boolean): Promise<'begun' | 'not_ready'> {
    const { count } = await this.#database.inTenant(
      tenantId,
      async (transaction) =>
        await transaction.storeImport.updateMany({
          where: { tenantId, id: importId, status: 'checked', content: { not: null } },
          data: { status: 'applying', onlyGood, doneCount: 0 },
        }),
    );
    return count === 1 ? 'begun' : 'not_ready';
  }

  /** Returns the stores of the tenant by number, at most 100,000. */
  async linesOf(tenantId: TenantId): Promise<readonly StoreLine[]> {
    return await this.#database.inTenant(
      tenantId,
      async (transaction) => await readStoreLines(transaction, tenantId, { numbers: 'all', countMax: EXPORTED_MAX }),
    );
  }
}

function shown<Row extends { createdAt: Date; finishedAt: Date | null }>(row: Row) {
  return { ...row, createdAt: row.createdAt.toISOString(), finishedAt: row.finishedAt?.toISOString() ?? null };
}
