import { SHIPPED_PACKS } from '@sightline/allowlist';
import { CUSTOM_PACK_PREFIX, type Pack, packSchema, type StoreId, type TenantId } from '@sightline/spec';
import { LRUCache } from 'lru-cache';
import type { Database, TenantTransaction } from '../../../platform/database/database.ts';
import type { PacksByTags, StorePacks } from '../../stores/index.ts';
import { effectivePacks, type PackRef } from '../domain/effective-packs.ts';
import type { PackVersionSummary } from '../domain/packs-in-use.ts';
import { readOpenAdoptions } from './read-open-adoptions.ts';
import { readPackVersions } from './read-pack-versions.ts';

const PACKS_CACHED_MAX = 500;

/**
 * Reads packs by version: shipped ones, published ones and a tenant's custom packs (`own.…`). Also says which packs stores
 * use. A version never changes, so versions stay cached.
 */
export class PackLibrary implements StorePacks {
  readonly #database: Database;
  readonly #cache = new LRUCache<string, Pack>({ max: PACKS_CACHED_MAX });

  constructor(database: Database) {
    this.#database = database;
  }

  /** Returns one version; null when the tenant has no such version. */
  async read(tenantId: TenantId, ref: PackRef): Promise<Pack | null> {
    return (
      this.#known(tenantId, ref) ??
      (await this.#database.inTenant(tenantId, async (transaction) => await this.#read(transaction, tenantId, ref)))
    );
  }

  /** Returns the newest versions of every pack that the tenant can see, newest first within a pack. */
  async versions(tenantId: TenantId): Promise<readonly PackVersionSummary[]> {
    return await this.#database.inTenant(
      tenantId,
      async (transaction) => await readPackVersions(transaction, tenantId),
    );
  }

  /** Publishes a version to every tenant. Returns `known`, and changes nothing, when that version already exists. */
  async publish(pack: Pack): Promise<'published' | 'known'> {
    if (shipped({ packId: pack.id, version: pack.version }) !== undefined) return 'known';
    const { rowCount } = await this.#database.systemPool.query(
      'INSERT INTO pack_version (pack_id, version, document) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [pack.id, pack.version, JSON.stringify(pack)],
    );
    return rowCount === 1 ? 'published' : 'known';
  }

  /** Returns the packs that a store with these tags uses, read within the transaction. */
  async packsFor(
    transaction: TenantTransaction,
    tenantId: TenantId,
    storeTags: readonly string[],
  ): Promise<readonly Pack[]> {
    const refs = effectivePacks(await readOpenAdoptions(transaction, tenantId), storeTags);
    return await this.#readAll(transaction, tenantId, refs);
  }

  /** Returns the packs of any store of the tenant by its tags, with one read for all stores. */
  async packsByTags(transaction: TenantTransaction, tenantId: TenantId): Promise<PacksByTags> {
    const adoptions = await readOpenAdoptions(transaction, tenantId);
    const packs = await this.#readAll(transaction, tenantId, refsOf(adoptions));
    const byRef = new Map(packs.map((pack) => [refText({ packId: pack.id, version: pack.version }), pack]));
    // Many stores share the same few sets of tags.
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

  /** Returns every version of every pack that a store of the tenant may use, newest first within a pack. */
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

  /** Throws when a version is missing: only versions in the library can be adopted. */
  async #readAll(
    transaction: TenantTransaction,
    tenantId: TenantId,
    refs: readonly PackRef[],
  ): Promise<readonly Pack[]> {
    const packs: Pack[] = [];
    for (const ref of refs) {
      const pack = this.#known(tenantId, ref) ?? (await this.#read(transaction, tenantId, ref));
      if (pack === null) throw new Error(`${refText(ref)} is adopted but missing from the library`);
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
    const row = isCustom(packId)
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

/** Returns each version that some store may use, once. */
function refsOf(adoptions: readonly PackRef[]): readonly PackRef[] {
  const used = [...effectivePacks([], []), ...adoptions].filter(({ version }) => version > 0);
  return [...new Map(used.map((ref) => [refText(ref), ref])).values()];
}

function shipped({ packId, version }: PackRef): Pack | undefined {
  return SHIPPED_PACKS.find((pack) => pack.id === packId && pack.version === version);
}

function isCustom(packId: string): boolean {
  return packId.startsWith(CUSTOM_PACK_PREFIX);
}

function refText({ packId, version }: PackRef): string {
  return `${packId} version ${String(version)}`;
}

function cacheKey(tenantId: TenantId, ref: PackRef): string {
  return `${isCustom(ref.packId) ? tenantId : ''}/${refText(ref)}`;
}
