import type { Pack, PackImpact, TenantId } from '@sightline/spec';
import { notFound } from '../../platform/errors.ts';
import type { PackRef } from './domain/effective-packs.ts';
import { type EntryNews, type NewEntries, newEntries, newsOfStore } from './domain/impact-news.ts';
import { packImpact } from './domain/pack-impact.ts';
import { plannedAlike } from './domain/planned-alike.ts';
import type { PackLibrary } from './pack-library.port.ts';
import type { PacksReader, StoreToWeigh } from './packs.port.ts';

/** So many stores are planned for before other work has its turn. */
const STEP = 200;

/** Tells what a version would mean for stores, before it is adopted. Refuses as not found a version that is not known. */
export class WeighImpact {
  readonly #library: PackLibrary;
  readonly #packs: PacksReader;

  constructor(library: PackLibrary, packs: PacksReader) {
    this.#library = library;
    this.#packs = packs;
  }

  async weigh(tenantId: TenantId, ref: PackRef, tags: readonly string[] | null): Promise<PackImpact> {
    const after = await this.#library.read(tenantId, ref);
    if (after === null) throw notFound();
    const stores = await this.#packs.storesToWeigh(tenantId, tags);
    const news = await newsByStore(after, stores);
    const checks = [...news.values()].flat().flatMap(({ alternatives }) => alternatives.flat());
    const states = await this.#packs.statesOf(tenantId, [...new Set(checks.map(({ targetKey }) => targetKey))]);
    return packImpact(
      ref,
      stores.flatMap((store) => {
        const ofStore = news.get(store);
        if (ofStore === undefined) return [];
        const { storeId, number, name } = store;
        const evidence = {
          ofStore: (targetKey: string) => states.ofStore(storeId, targetKey),
          ofControl: states.ofControl,
        };
        return [{ storeId, number, name, news: ofStore, evidence }];
      }),
    );
  }
}

/** For each store that is not on the version yet, what is new there. */
async function newsByStore(
  after: Pack,
  stores: readonly StoreToWeigh[],
): Promise<ReadonlyMap<StoreToWeigh, readonly EntryNews[]>> {
  const planner = new NewsPlanner(after);
  const news = new Map<StoreToWeigh, readonly EntryNews[]>();
  for (const [index, store] of stores.entries()) {
    if (index % STEP === STEP - 1) await new Promise((resume) => setImmediate(resume));
    const before = store.packs.find(({ id }) => id === after.id) ?? null;
    if (before?.version !== after.version) news.set(store, planner.newsOf(store, before));
  }
  return news;
}

/** Works out once what is the same for many stores. */
class NewsPlanner {
  readonly #after: Pack;
  readonly #newFrom = new Map<number, NewEntries>();
  readonly #alike = new Map<string, readonly EntryNews[]>();

  constructor(after: Pack) {
    this.#after = after;
  }

  newsOf(store: StoreToWeigh, before: Pack | null): readonly EntryNews[] {
    const from = before?.version ?? 0;
    const entries = this.#newFrom.get(from) ?? newEntries(before, this.#after);
    this.#newFrom.set(from, entries);
    const key = `${String(from)} ${plannedAlike(this.#after, store)}`;
    const news = this.#alike.get(key) ?? newsOfStore(entries, store);
    this.#alike.set(key, news);
    return news;
  }
}
