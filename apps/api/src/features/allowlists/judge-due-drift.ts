import type { Pack, StoreId } from '@sightline/spec';
import type { AddressDrift } from '../detection/index.ts';
import type { PackLibrary } from '../packs/index.ts';
import { judgeAddresses } from './domain/judge-addresses.ts';
import type { DriftStore, DueAddresses } from './postgres/drift-store.ts';

const BATCH = 500;

/** Compares the addresses that stores reach with those that their firewalls allow. */
export class JudgeDueDrift {
  readonly #drifts: DriftStore;
  readonly #packs: PackLibrary;

  constructor(drifts: DriftStore, packs: PackLibrary) {
    this.#drifts = drifts;
    this.#packs = packs;
  }

  /** Judges every check that is due, in batches over all tenants. */
  async judge(): Promise<void> {
    for (;;) {
      const due = await this.#drifts.due(BATCH);
      if (due.length === 0) return;
      const packsOfStore = new Map<StoreId, readonly Pack[]>();
      const judged: { due: DueAddresses; drift: AddressDrift | null }[] = [];
      for (const one of due) judged.push({ due: one, drift: await this.#driftOf(one, packsOfStore) });
      await this.#drifts.save(judged);
    }
  }

  async #driftOf(due: DueAddresses, packsOfStore: Map<StoreId, readonly Pack[]>): Promise<AddressDrift | null> {
    const { tenantId, storeId, packId, entryId, profile, reached } = due;
    if (profile?.pinsAddresses !== true) return null;
    const packs = packsOfStore.get(storeId) ?? (await this.#packs.of(tenantId, storeId)) ?? [];
    packsOfStore.set(storeId, packs);
    const pack = packs.find(({ id }) => id === packId);
    return pack === undefined ? null : judgeAddresses(reached, { pack, entryId, profile });
  }
}
