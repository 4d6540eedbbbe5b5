import { type AdoptionId, adoptionIdSchema, type StoreId, storeIdSchema, type TenantId } from '@sightline/spec';
import type { Database, TenantTransaction } from '../../../platform/database/database.ts';
import { type Actor, AuditTrail } from '../../audit/index.ts';
import { markForReplanning } from '../../stores/index.ts';
import { initialVersion } from '../domain/effective-packs.ts';
import { lockPack } from './lock-pack.ts';
import { readOpenAdoptions } from './read-open-adoptions.ts';

/** Who changes something for which tenant, and when. */
export interface ChangeContext {
  readonly tenantId: TenantId;
  readonly actor: Actor;
  readonly at: Date;
}

export interface NewAdoption extends ChangeContext {
  readonly packId: string;
  /** 0: stop using the pack. */
  readonly version: number;
  /** The pack's title, for the audit log. */
  readonly title: string;
  /** Sorted; empty: every store. */
  readonly tags: readonly string[];
  /** Whether adoptions for single tags end, so that their stores follow. */
  readonly endsStaged: boolean;
}

export type AdoptionOutcome =
  | { readonly kind: 'adopted'; readonly id: AdoptionId; readonly storeCount: number }
  | { readonly kind: 'already_adopted' }
  | { readonly kind: 'tags_unknown'; readonly tags: readonly string[] };

export interface AdoptionRecord {
  readonly id: AdoptionId;
  readonly packId: string;
  readonly version: number;
  readonly tags: readonly string[];
  readonly adoptedAt: Date;
  readonly adoptedBy: string;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
  /** Whether a later adoption for all stores ended it. */
  readonly madeWay: boolean;
}

export interface AdoptionQuery {
  readonly packId?: string | undefined;
  /** The id of the last adoption of the page before. */
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Saves adoptions. Each change marks its stores for replanning and writes the audit log, in one transaction. */
export class AdoptionStore {
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

  /**
   * Ends an open adoption and reopens those that it had ended. Returns false when the tenant has no such open adoption.
   * `titles` holds the packs' titles by id, for the audit log.
   */
  async end(
    adoptionId: AdoptionId,
    { tenantId, actor, at }: ChangeContext,
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

  /** Returns a page of adoptions, newest first. */
  async page(tenantId: TenantId, { packId, cursor, limit }: AdoptionQuery): Promise<readonly AdoptionRecord[]> {
    const rows = await this.#database.inTenant(
      tenantId,
      async (transaction) =>
        await transaction.packAdoption.findMany({
          where: {
            tenantId,
            ...(packId === undefined ? {} : { packId }),
            // UUIDs of version 7 sort by time.
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

/** Adopts a version. The transaction must hold the pack's lock (`lockPack`). */
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
    same === undefined ? tags.length === 0 && version === initialVersion(packId) : same.version === version;
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
