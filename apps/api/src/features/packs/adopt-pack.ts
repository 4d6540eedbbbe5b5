import type { AdoptionId, AdoptionScope, TenantId } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import type { Actor } from '../audit/index.ts';
import { titlesById } from './domain/packs-in-use.ts';
import type { AdoptionOutcome, AdoptionStore } from './postgres/adoption-store.ts';
import type { PackLibrary } from './postgres/pack-library.ts';

export interface AdoptionRequest {
  readonly packId: string;
  /** 0: stop using the pack. */
  readonly version: number;
  readonly scope: AdoptionScope;
}

/** Moves stores to a version of a pack, and rolls that back. */
export class AdoptPack {
  readonly #library: PackLibrary;
  readonly #adoptions: AdoptionStore;
  readonly #clock: Clock;

  constructor(library: PackLibrary, adoptions: AdoptionStore, clock: Clock) {
    this.#library = library;
    this.#adoptions = adoptions;
    this.#clock = clock;
  }

  /** Refuses with `request.not_found`, `pack.already_adopted` or `pack.tag_unknown`. */
  async adopt(
    tenantId: TenantId,
    actor: Actor,
    { packId, version, scope }: AdoptionRequest,
  ): Promise<{ id: AdoptionId; storeCount: number }> {
    const outcome = await this.#adoptions.adopt({
      tenantId,
      actor,
      at: this.#clock.now(),
      packId,
      version,
      title: await this.#titleOf(tenantId, packId, version),
      tags: scope.kind === 'all' ? [] : [...new Set(scope.tags)].sort(),
      endsStaged: scope.kind === 'all' && scope.staged === 'follow',
    });
    return adoptedOf(outcome);
  }

  /** Ends an adoption: stores return to the version before it. Refuses an adoption that is not open as not found. */
  async rollBack(tenantId: TenantId, actor: Actor, adoptionId: AdoptionId): Promise<void> {
    const titles = titlesById(await this.#library.versions(tenantId));
    const isEnded = await this.#adoptions.end(adoptionId, { tenantId, actor, at: this.#clock.now() }, titles);
    if (!isEnded) throw notFound();
  }

  async #titleOf(tenantId: TenantId, packId: string, version: number): Promise<string> {
    if (version > 0) {
      const pack = await this.#library.read(tenantId, { packId, version });
      if (pack === null) throw notFound();
      return pack.title;
    }
    const known = (await this.#library.versions(tenantId)).find((pack) => pack.packId === packId);
    if (known === undefined) throw notFound();
    return known.title;
  }
}

function adoptedOf(outcome: AdoptionOutcome): { id: AdoptionId; storeCount: number } {
  switch (outcome.kind) {
    case 'adopted':
      return { id: outcome.id, storeCount: outcome.storeCount };
    case 'already_adopted':
      throw new AppError({
        kind: 'conflict',
        code: 'pack.already_adopted',
        detail: 'Those stores already use that version. Choose another version or other stores.',
      });
    case 'tags_unknown':
      throw new AppError({
        kind: 'invalid',
        code: 'pack.tag_unknown',
        detail: 'No store has that tag. Choose tags that stores have.',
        faults: outcome.tags.map((tag) => ({ path: 'body.scope.tags', message: `no store is tagged "${tag}"` })),
      });
  }
}
