import type { Pack, TenantId } from '@sightline/spec';
import { packSchema } from '@sightline/spec';
import type { Database, TenantTransaction } from '../../../platform/database/database.ts';
import { AuditTrail } from '../../audit/index.ts';
import type { ByWhom, CustomPackAction, CustomPackChange, CustomPackNow, CustomPackStore } from '../../packs/index.ts';
import { lockPack, readOpenAdoptions, writeAdoption } from '../../packs/index.ts';

type CustomPack = ByWhom & { readonly packId: string; readonly action: CustomPackAction };

export class PostgresCustomPackStore implements CustomPackStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async change<T extends { readonly change: CustomPackChange }>(
    list: CustomPack,
    decide: (now: CustomPackNow) => T,
  ): Promise<T> {
    return await this.#database.inTenant(list.tenantId, async (transaction) => {
      await lockPack(transaction, list.tenantId, list.packId);
      const now = await readNow(transaction, list.tenantId, list.packId);
      const decided = decide(now);
      await carryOut(transaction, list, { change: decided.change, title: now.newest?.title ?? list.packId });
      return decided;
    });
  }

  async read(tenantId: TenantId, packId: string): Promise<CustomPackNow> {
    return await this.#database.inTenant(tenantId, async (transaction) => await readNow(transaction, tenantId, packId));
  }
}

async function readNow(transaction: TenantTransaction, tenantId: TenantId, packId: string): Promise<CustomPackNow> {
  const newest = await transaction.customPackVersion.findFirst({
    where: { tenantId, packId },
    orderBy: { version: 'desc' },
    select: { document: true },
  });
  const adoptions = await readOpenAdoptions(transaction, tenantId);
  const held = adoptions.findLast((adoption) => adoption.packId === packId && adoption.tags.length === 0);
  const lists = await transaction.customPackVersion.groupBy({ by: ['packId'], where: { tenantId } });
  return {
    newest: newest === null ? null : packSchema.parse(newest.document),
    inForce: await readVersion(transaction, tenantId, { packId, version: held?.version ?? 0 }),
    listCount: lists.length,
  };
}

async function readVersion(
  transaction: TenantTransaction,
  tenantId: TenantId,
  { packId, version }: { readonly packId: string; readonly version: number },
): Promise<Pack | null> {
  if (version === 0) return null;
  const row = await transaction.customPackVersion.findUnique({
    where: { tenantId_packId_version: { tenantId, packId, version } },
    select: { document: true },
  });
  return row === null ? null : packSchema.parse(row.document);
}

async function carryOut(
  transaction: TenantTransaction,
  { tenantId, packId, actor, at, action }: CustomPack,
  { change, title }: { readonly change: CustomPackChange; readonly title: string },
): Promise<void> {
  if (change.kind === 'nothing') return;
  const adoption = { tenantId, packId, actor, at, title, tags: [], endsStaged: false };
  if (change.kind === 'stop_using') {
    await writeAdoption(transaction, { ...adoption, version: 0 });
  } else {
    const { pack } = change;
    const document = packSchema.parse(pack);
    await transaction.customPackVersion.create({
      data: { tenantId, packId, version: pack.version, document, publishedAt: at },
    });
    if (change.adopts) await writeAdoption(transaction, { ...adoption, title: pack.title, version: pack.version });
  }
  await AuditTrail.record(transaction, { tenantId, at, actor, action, subject: change.subject, detail: {} });
}
