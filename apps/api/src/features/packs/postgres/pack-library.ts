import { SHIPPED_PACKS } from '@sightline/allowlist';
import { CUSTOM_PACK_PREFIX, type Pack, packSchema, type StoreId, type TenantId } from '@sightline/spec';
import { LRUCache } from 'lru-cache';
import type { Database, TenantTransaction } from '../../../platform/database/database.ts';
import { effectivePacks, type PackRef } from '../domain/effective-packs.ts';
import type { PackLibrary, PacksByTags, PackVersionSummary, StorePacks } from '../pack-library.port.ts';
import { readOpenAdoptions } from './open-adoptions.ts';
import { readPackVersions } from './pack-versions.ts';

const PACKS_CACHED_MAX = 500;

export class PostgresPackLibrary implements PackLibrary, StorePacks {
  readonly #database: Database;
  readonly #cache = new LRUCache<string, Pack>({ max: PACKS_CACHED_MAX });

  constructor(database: Database) {
    this.#database = database;
  }

  async read(tenantId: TenantId, ref: PackRef): Promise<Pack | null> {
    return (
      this.#known(tenantId, ref) ??
      (await this.#database.inTenant(tenantId, async (transaction) => await this.#read(transaction, tenantId, ref)))
    );
  }

  async versions(tenantId: TenantId): Promise<readonly PackVersionSummary[]> {
    return await this.#database.inTenant(
      tenantId,
      async (transaction) => await readPackVersions(transaction, tenantId),
    );
  }

  async publish(pack: Pack): Promise<'published' | 'known'> {
    if (shipped({ packId: pack.id, version: pack.version }) !== undefined) return 'known';
    const { rowCount } = await this.#database.systemPool.query(
      'INSERT INTO pack_version (pack_id, version, document) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [pack.id, pack.version, JSON.stringify(pack)],
    );
    return rowCount === 1 ? 'published' : 'known';
  }

  async packsFor(
    transaction: TenantTransaction,
    tenantId: TenantId,
    storeTags: readonly string[],
  ): Promise<readonly Pack[]> {
    const refs = effectivePacks(await readOpenAdoptions(transaction, tenantId), storeTags);
    return await this.#readAll(transaction, tenantId, refs);
  }

  async packsByTags(transaction: TenantTransaction, tenantId: TenantId): Promise<PacksByTags> {
    const adoptions = await readOpenAdoptions(transaction, tenantId);
    const packs = await this.#readAll(transaction, tenantId, refsOf(adoptions));
    const byRef = new Map(packs.map((pack) => [refText({ packId: pack.id, version: pack.version }), pack]));
    // Many stores have the same few sets of tags.
    const known = new Map<string, readonly Pack[]>();
    return (storeTags) => {
      const key = JSON.stringify(storeTags);
      const found =
        known.get(key) ?? effectivePacks(adoptions, storeTags).flatMap((ref) => byRef.get(refText(ref)) ?? []);
      known.set(key, found);
      return found;
    };
  }

  async of(tenantId: TenantId, storeId: StoreId): Promise<readonly Pack[] | null> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      const store = await transaction.store.findUnique({
        where: { tenantId_id: { tenantId, id: storeId } },
        select: { tags: true },
      });
      return store === null ? null : await this.packsFor(transaction, tenantId, store.tags);
    });
  }

  async ofTenant(tenantId: TenantId): Promise<PacksByTags> {
    return await this.#database.inTenant(
      tenantId,
      async (transaction) => await this.packsByTags(transaction, tenantId),
    );
  }

  async adoptedBy(tenantId: TenantId): Promise<readonly Pack[]> {
    const packs = await this.#database.inTenant(
      tenantId,
      async (transaction) =>
        await this.#readAll(transaction, tenantId, refsOf(await readOpenAdoptions(transaction, tenantId))),
    );
    const order = effectivePacks(
      packs.map(({ id, version }) => ({ packId: id, version, tags: [] })),
      [],
    ).map(({ packId }) => packId);
    return packs.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id) || b.version - a.version);
  }

  /** Throws where one is not in the library: nothing is adopted that is not. */
  async #readAll(
    transaction: TenantTransaction,
    tenantId: TenantId,
    refs: readonly PackRef[],
  ): Promise<readonly Pack[]> {
    const packs: Pack[] = [];
    for (const ref of refs) {
      const pack = this.#known(tenantId, ref) ?? (await this.#read(transaction, tenantId, ref));
      if (pack === null) throw new Error(`${refText(ref)} is adopted and not in the library`);
      packs.push(pack);
    }
    return packs;
  }

  #known(tenantId: TenantId, ref: PackRef): Pack | undefined {
    return shipped(ref) ?? this.#cache.get(cacheKey(tenantId, ref));
  }

  async #read(transaction: TenantTransaction, tenantId: TenantId, ref: PackRef): Promise<Pack | null> {
    const { packId, version } = ref;
    const select = { document: true } as const;
    const row = isOwn(packId)
      ? await transaction.customPackVersion.findUnique({
          where: { tenantId_packId_version: { tenantId, packId, version } },
          select,
        })
      : await transaction.packVersion.findUnique({ where: { packId_version: { packId, version } }, select });
    if (row === null) return null;
    const pack = packSchema.parse(row.document);
    this.#cache.set(cacheKey(tenantId, ref), pack);
    return pack;
  }
}

/** Each version that some store may be on, once. */
function refsOf(adoptions: readonly PackRef[]): readonly PackRef[] {
  const used = [...effectivePacks([], []), ...adoptions].filter(({ version }) => version > 0);
  return [...new Map(used.map((ref) => [refText(ref), ref])).values()];
}

function shipped({ packId, version }: PackRef): Pack | undefined {
  return SHIPPED_PACKS.find((pack) => pack.id === packId && pack.version === version);
}

function isOwn(packId: string): boolean {
  return packId.startsWith(CUSTOM_PACK_PREFIX);
}

function refText({ packId, version }: PackRef): string {
  return `${packId} version ${String(version)}`;
}

function cacheKey(tenantId: TenantId, ref: PackRef): string {
  return `${isOwn(ref.packId) ? tenantId : ''}/${refText(ref)}`;
}
