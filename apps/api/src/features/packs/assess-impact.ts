import { planKey } from '@sightline/allowlist';
import type { Pack, PackImpact, TenantId } from '@sightline/spec';
import { notFound } from '../../platform/errors.ts';
import {
  type ChangedEntries,
  changedEntries,
  changesForStore,
  type StoreEntryChange,
} from './domain/changed-entries.ts';
import type { PackRef } from './domain/effective-packs.ts';
import { packImpact } from './domain/pack-impact.ts';
import type { PackLibrary } from './postgres/pack-library.ts';
import type { PacksReader, StoreToAssess } from './postgres/packs-reader.ts';

/** Stores planned before other work gets a turn. */
const STORES_PER_TURN = 200;

/** Assesses what adopting a version would mean for stores. */
export class AssessImpact {
  readonly #library: PackLibrary;
  readonly #packs: PacksReader;

  constructor(library: PackLibrary, packs: PacksReader) {
    this.#library = library;
    this.#packs = packs;
  }

  /** Assesses for stores with any of `tags`, or for all with null. Refuses an unknown version as not found. */
  async assess(tenantId: TenantId, ref: PackRef, tags: readonly string[] | null): Promise<PackImpact> {
    const after = await this.#library.read(tenantId, ref);
    if (after === null) throw notFound();
    const stores = await this.#packs.storesToAssess(tenantId, tags);
    const changes = await changesByStore(after, stores);
    const checks = [...changes.values()].flat().flatMap(({ alternatives }) => alternatives.flat());
    const states = await this.#packs.statesOf(tenantId, [...new Set(checks.map(({ targetKey }) => targetKey))]);
    return packImpact(
      ref,
      stores.flatMap((store) => {
        const ofStore = changes.get(store);
        if (ofStore === undefined) return [];
        const { storeId, number, name } = store;
        const evidence = {
          ofStore: (targetKey: string) => states.ofStore(storeId, targetKey),
          ofControl: states.ofControl,
        };
        return [{ storeId, number, name, changes: ofStore, evidence }];
      }),
    );
  }
}

/** Returns what the version changes at each store that does not use it yet. */
async function changesByStore(
  after: Pack,
  stores: readonly StoreToAssess[],
): Promise<ReadonlyMap<StoreToAssess, readonly StoreEntryChange[]>> {
  const planner = new ChangePlanner(after);
  const changes = new Map<StoreToAssess, readonly StoreEntryChange[]>();
  for (const [index, store] of stores.entries()) {
    if (index % STORES_PER_TURN === STORES_PER_TURN - 1) await new Promise((resume) => setImmediate(resume));
    const before = store.packs.find(({ id }) => id === after.id) ?? null;
    if (before?.version !== after.version) changes.set(store, planner.changesOf(store, before));
  }
  return changes;
}

/** Plans once for all stores that get the same changes. */
class ChangePlanner {
  readonly #after: Pack;
  readonly #changedFrom = new Map<number, ChangedEntries>();
  readonly #alike = new Map<string, readonly StoreEntryChange[]>();

  constructor(after: Pack) {
    this.#after = after;
  }

  changesOf(store: StoreToAssess, before: Pack | null): readonly StoreEntryChange[] {
    const from = before?.version ?? 0;
    const entries = this.#changedFrom.get(from) ?? changedEntries(before, this.#after);
    this.#changedFrom.set(from, entries);
    const key = `${String(from)} ${planKey(this.#after, store)}`;
    const changes = this.#alike.get(key) ?? changesForStore(entries, store);
    this.#alike.set(key, changes);
    return changes;
  }
}
