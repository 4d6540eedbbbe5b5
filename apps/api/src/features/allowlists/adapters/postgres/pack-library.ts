import { type Pack, packSchema, SHIPPED_PACKS, type StoreId, type TenantId } from '@sightline/spec';
import { LRUCache } from 'lru-cache';
import type { Database, TenantTransaction } from '../../../../platform/database/database.ts';
import type { PackLibrary, PackVersionSummary, StorePacks } from '../../application/pack-library.port.ts';
import { effectivePacks, type PackRef } from '../../domain/effective-packs.ts';

const PACKS_CACHED_MAX = 500;
const ADOPTIONS_MAX = 1_000;
const VERSIONS_MAX = 1_000;

interface VersionRow {
  readonly pack_id: string;
  readonly version: number;
  readonly vendor: string;
  readonly title: string;
  readonly published_at: Date;
}

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
    const rows = await this.#database.inTenant(
      tenantId,
      async (transaction) =>
        await transaction.$queryRaw<VersionRow[]>`
        SELECT pack_id, version, document->>'vendor' AS vendor, document->>'title' AS title, published_at FROM (
          SELECT pack_id, version, document, published_at FROM pack_version
          UNION ALL SELECT pack_id, version, document, published_at FROM own_pack_version WHERE tenant_id = ${tenantId}::uuid
        ) AS v ORDER BY pack_id, version DESC LIMIT ${VERSIONS_MAX}`,
    );
    const published = rows.map((row) => ({
      packId: row.pack_id,
      version: row.version,
      vendor: row.vendor,
      title: row.title,
      publishedAt: row.published_at,
    }));
    const shipped = SHIPPED_PACKS.map(({ id, version, vendor, title }) => ({
      packId: id,
      version,
      vendor,
      title,
      publishedAt: null,
    }));
    return [...shipped, ...published].sort((a, b) => a.packId.localeCompare(b.packId, 'en') || b.version - a.version);
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
    const adoptions = await transaction.packAdoption.findMany({
      where: { tenantId, endedAt: null },
      select: { packId: true, version: true, tags: true },
      orderBy: [{ adoptedAt: 'asc' }, { id: 'asc' }],
      take: ADOPTIONS_MAX,
    });
    const packs: Pack[] = [];
    for (const ref of effectivePacks(adoptions, storeTags)) {
      const pack = this.#known(tenantId, ref) ?? (await this.#read(transaction, tenantId, ref));
      if (pack === null)
        throw new Error(`${ref.packId} version ${String(ref.version)} is adopted and not in the library`);
      packs.push(pack);
    }
    return packs;
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

  #known(tenantId: TenantId, ref: PackRef): Pack | undefined {
    return shipped(ref) ?? this.#cache.get(cacheKey(tenantId, ref));
  }

  async #read(transaction: TenantTransaction, tenantId: TenantId, ref: PackRef): Promise<Pack | null> {
    const { packId, version } = ref;
    const select = { document: true } as const;
    const row = isOwn(packId)
      ? await transaction.ownPackVersion.findUnique({
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

function shipped({ packId, version }: PackRef): Pack | undefined {
  return SHIPPED_PACKS.find((pack) => pack.id === packId && pack.version === version);
}

function isOwn(packId: string): boolean {
  return packId.startsWith('own.');
}

function cacheKey(tenantId: TenantId, { packId, version }: PackRef): string {
  return `${isOwn(packId) ? tenantId : ''}/${packId}@${String(version)}`;
}
