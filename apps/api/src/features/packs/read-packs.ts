import { diffPacks } from '@sightline/allowlist';
import {
  type ChangeCounts,
  type Pack,
  type PackDiffView,
  type PackList,
  type PackSummary,
  type TenantId,
} from '@sightline/spec';
import { AppError, notFound } from '../../platform/errors.ts';
import { changeCounts, packDiffView } from './domain/change-counts.ts';
import type { PackRef } from './domain/effective-packs.ts';
import { type PackInUse, packsInUse, tagsOf, versionToLeave } from './domain/pack-list.ts';
import type { PackLibrary } from './pack-library.port.ts';
import type { PacksReader } from './packs.port.ts';

/** Reads lists and their versions for the console. Refuses as not found what the tenant does not know. */
export class ReadPacks {
  readonly #library: PackLibrary;
  readonly #packs: PacksReader;

  constructor(library: PackLibrary, packs: PacksReader) {
    this.#library = library;
    this.#packs = packs;
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

  /** Refuses with `pack.incomparable` a version that is not newer. */
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

  async #availableOf(tenantId: TenantId, pack: PackInUse): Promise<PackSummary['available']> {
    const from = versionToLeave(pack);
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
    return before === null || after === null ? null : changeCounts(before, after);
  }
}
