import { countChanges, diffPacks } from '@sightline/allowlist';
import {
  type ChangeCounts,
  type Pack,
  type PackDiffView,
  type PackList,
  type PackSummary,
  type TenantId,
} from '@sightline/spec';
import { AppError, notFound } from '../../platform/errors.ts';
import type { PackRef } from './domain/effective-packs.ts';
import { packDiffView } from './domain/pack-diff-view.ts';
import { type PackInUse, packsInUse, tagsOf, titlesById, versionToReplace } from './domain/packs-in-use.ts';
import type { AdoptionQuery, AdoptionRecord, AdoptionStore } from './postgres/adoption-store.ts';
import type { PackLibrary } from './postgres/pack-library.ts';
import type { PacksReader } from './postgres/packs-reader.ts';

interface AdoptionPage {
  readonly adoptions: readonly (AdoptionRecord & { readonly title: string })[];
  readonly nextCursor: string | null;
}

/** Reads packs, their versions and their adoptions for the console. Refuses unknown versions as not found. */
export class ReadPacks {
  readonly #library: PackLibrary;
  readonly #packs: PacksReader;
  readonly #adoptions: AdoptionStore;

  constructor(library: PackLibrary, packs: PacksReader, adoptions: AdoptionStore) {
    this.#library = library;
    this.#packs = packs;
    this.#adoptions = adoptions;
  }

  async list(tenantId: TenantId): Promise<PackList> {
    const facts = await this.#packs.factsOf(tenantId);
    const packs: PackSummary[] = [];
    for (const pack of packsInUse(facts)) packs.push({ ...pack, available: await this.#availableOf(tenantId, pack) });
    return {
      packs,
      storeCount: facts.stores.reduce((sum, { storeCount }) => sum + storeCount, 0),
      tags: tagsOf(facts.stores),
    };
  }

  async version(tenantId: TenantId, ref: PackRef): Promise<Pack> {
    const pack = await this.#library.read(tenantId, ref);
    if (pack === null) throw notFound();
    return pack;
  }

  /** Compares two versions. Refuses with `pack.incomparable` unless `to` is newer than `from`. */
  async diff(tenantId: TenantId, packId: string, { from, to }: { from: number; to: number }): Promise<PackDiffView> {
    const before = await this.version(tenantId, { packId, version: from });
    const after = await this.version(tenantId, { packId, version: to });
    const diff = diffPacks(before, after);
    if (diff.kind === 'diff') return packDiffView(diff, { before, after });
    throw new AppError({
      kind: 'invalid',
      code: 'pack.incomparable',
      detail: `Version ${to} is not newer than version ${from}. Swap the two versions.`,
    });
  }

  /** Returns a page of past and present adoptions, newest first. */
  async adoptions(tenantId: TenantId, query: AdoptionQuery): Promise<AdoptionPage> {
    const records = await this.#adoptions.page(tenantId, { ...query, limit: query.limit + 1 });
    const page = records.slice(0, query.limit);
    const titles = titlesById(await this.#library.versions(tenantId));
    return {
      adoptions: page.map((record) => ({ ...record, title: titles.get(record.packId) ?? record.packId })),
      nextCursor: records.length > query.limit ? (page.at(-1)?.id ?? null) : null,
    };
  }

  async #availableOf(tenantId: TenantId, pack: PackInUse): Promise<PackSummary['available']> {
    const from = versionToReplace(pack);
    const version = pack.versions[0]?.version;
    if (from === null || version === undefined) return null;
    const changes = await this.#changesOf(tenantId, { packId: pack.packId, from, to: version });
    return changes === null ? null : { version, from, changes };
  }

  async #changesOf(
    tenantId: TenantId,
    { packId, from, to }: { packId: string; from: number; to: number },
  ): Promise<ChangeCounts | null> {
    const before = await this.#library.read(tenantId, { packId, version: from });
    const after = await this.#library.read(tenantId, { packId, version: to });
    return before === null || after === null ? null : countChanges(before, after);
  }
}
