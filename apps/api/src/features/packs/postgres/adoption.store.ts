import { type AdoptionId, adoptionIdSchema, type StoreId, storeIdSchema, type TenantId } from '@sightline/spec';
import type { Database, TenantTransaction } from '../../../platform/database/database.ts';
import { AuditTrail } from '../../audit/index.ts';
import { markForReplanning } from '../../stores/index.ts';
import { versionAtFirst } from '../domain/effective-packs.ts';
import type { AdoptionOutcome, AdoptionRecord, AdoptionStore, ByWhom, NewAdoption } from '../packs.port.ts';
import { lockPack } from './lock-pack.ts';
import { readOpenAdoptions } from './open-adoptions.ts';

export class PostgresAdoptionStore implements AdoptionStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async adopt(adoption: NewAdoption): Promise<AdoptionOutcome> {
    return await this.#database.inTenant(adoption.tenantId, async (transaction) => {
      await lockPack(transaction, adoption.tenantId, adoption.packId);
      const unknown = await unknownTags(transaction, adoption);
      if (unknown.length > 0) return { kind: 'tags_unknown', tags: unknown };
      if (await isInForce(transaction, adoption)) return { kind: 'already_adopted' };
      return await writeAdoption(transaction, adoption);
    });
  }

  async end(
    adoptionId: AdoptionId,
    { tenantId, actor, at }: ByWhom,
    titles: ReadonlyMap<string, string>,
  ): Promise<boolean> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      const [ended] = await transaction.packAdoption.updateManyAndReturn({
        where: { tenantId, id: adoptionId, endedAt: null },
        data: { endedAt: at, endedBy: actor.userId, endedByName: actor.name },
      });
      if (ended === undefined) return false;
      await transaction.packAdoption.updateMany({
        where: { tenantId, endedFor: adoptionId },
        data: { endedAt: null, endedBy: null, endedByName: null, endedFor: null },
      });
      await markForReplanning(transaction, tenantId, {
        storeIds: await storesOf(transaction, tenantId, ended.tags),
        at,
      });
      await AuditTrail.record(transaction, {
        tenantId,
        at,
        actor,
        action: 'pack.taken_back',
        subject: `${titles.get(ended.packId) ?? ended.packId} ${versionText(ended.version)}`,
        detail: { Stores: scopeText(ended.tags) },
      });
      return true;
    });
  }

  async page(
    tenantId: TenantId,
    { packId, cursor, limit }: { packId?: string | undefined; cursor?: string | undefined; limit: number },
  ): Promise<readonly AdoptionRecord[]> {
    const rows = await this.#database.inTenant(
      tenantId,
      async (transaction) =>
        await transaction.packAdoption.findMany({
          where: {
            tenantId,
            ...(packId === undefined ? {} : { packId }),
            // Ids are of version 7, so their order is that of time.
            ...(cursor === undefined ? {} : { id: { lt: cursor } }),
          },
          orderBy: { id: 'desc' },
          take: limit,
        }),
    );
    return rows.map((row) => ({
      id: adoptionIdSchema.parse(row.id),
      packId: row.packId,
      version: row.version,
      tags: row.tags,
      adoptedAt: row.adoptedAt,
      adoptedBy: row.adoptedByName,
      endedAt: row.endedAt,
      endedBy: row.endedByName,
      madeWay: row.endedFor !== null,
    }));
  }
}

/** Adopts a version within a transaction that holds the lock of the pack. */
export async function writeAdoption(
  transaction: TenantTransaction,
  { tenantId, packId, version, title, tags, endsStaged, actor, at }: NewAdoption,
): Promise<Extract<AdoptionOutcome, { kind: 'adopted' }>> {
  const { id } = await transaction.packAdoption.create({
    data: {
      tenantId,
      packId,
      version,
      tags: [...tags],
      adoptedAt: at,
      adoptedBy: actor.userId,
      adoptedByName: actor.name,
    },
    select: { id: true },
  });
  if (endsStaged) {
    await transaction.packAdoption.updateMany({
      where: { tenantId, packId, endedAt: null, version: { gt: 0 }, NOT: { tags: { isEmpty: true } } },
      data: { endedAt: at, endedBy: actor.userId, endedByName: actor.name, endedFor: id },
    });
  }
  const storeIds = await storesOf(transaction, tenantId, tags);
  await markForReplanning(transaction, tenantId, { storeIds, at });
  const storeCount = storeIds === 'all' ? await transaction.store.count({ where: { tenantId } }) : storeIds.length;
  await AuditTrail.record(transaction, {
    tenantId,
    at,
    actor,
    action: 'pack.adopted',
    subject: `${title} ${versionText(version)}`,
    detail: { Stores: scopeText(tags), 'Number of stores': storeCount },
  });
  return { kind: 'adopted', id: adoptionIdSchema.parse(id), storeCount };
}

async function unknownTags(transaction: TenantTransaction, { tenantId, tags }: NewAdoption): Promise<string[]> {
  if (tags.length === 0) return [];
  const rows = await transaction.$queryRaw<{ tag: string }[]>`
    SELECT tag FROM unnest(${[...tags]}::text[]) AS tag
    WHERE NOT EXISTS (SELECT FROM store WHERE tenant_id = ${tenantId}::uuid AND tag = ANY (tags))`;
  return rows.map(({ tag }) => tag);
}

async function isInForce(transaction: TenantTransaction, adoption: NewAdoption): Promise<boolean> {
  const { tenantId, packId, version, tags, endsStaged } = adoption;
  const ofPack = (await readOpenAdoptions(transaction, tenantId)).filter((open) => open.packId === packId);
  const same = ofPack.find((open) => open.tags.join() === tags.join());
  const isSame =
    same === undefined ? tags.length === 0 && version === versionAtFirst(packId) : same.version === version;
  const wouldFollow = endsStaged && ofPack.some((open) => open.tags.length > 0 && open.version > 0);
  return isSame && !wouldFollow;
}

async function storesOf(
  transaction: TenantTransaction,
  tenantId: TenantId,
  tags: readonly string[],
): Promise<readonly StoreId[] | 'all'> {
  if (tags.length === 0) return 'all';
  const rows = await transaction.store.findMany({
    where: { tenantId, tags: { hasSome: [...tags] } },
    select: { id: true },
  });
  return rows.map(({ id }) => storeIdSchema.parse(id));
}

function versionText(version: number): string {
  return version === 0 ? 'not used' : `version ${String(version)}`;
}

function scopeText(tags: readonly string[]): string {
  return tags.length === 0 ? 'all' : `tagged ${tags.join(', ')}`.slice(0, 500);
}
