import type { Pack, StoreId, StoreProfile, TenantId } from '@sightline/spec';
import type { AddressDrift } from '../detection/index.ts';
import type { StorePacks } from '../packs/index.ts';
import { judgeAddresses, type ReachedAddresses } from './domain/address-drift.ts';

/** A check whose addresses, list or profile changed. */
export interface DueAddresses {
  readonly tenantId: TenantId;
  readonly storeId: StoreId;
  readonly checkId: string;
  readonly packId: string;
  readonly entryId: string;
  /** Null where it cannot be read: one store must not stop the others. */
  readonly profile: StoreProfile | null;
  readonly reached: ReachedAddresses;
  /** What changed with it: taken back only if nothing changed since. */
  readonly seenAt: Date;
}

export interface DriftStore {
  /** The checks to judge, over all tenants, at most `countMax`. */
  due(countMax: number): Promise<readonly DueAddresses[]>;
  /** Keeps the drift; where it is another than before, the check is judged again by its next result. */
  save(judged: readonly { readonly due: DueAddresses; readonly drift: AddressDrift | null }[]): Promise<void>;
}

const BATCH = 500;

/** Compares the addresses that stores reach with those that their firewalls let through. */
export class JudgeDueDrift {
  readonly #drifts: DriftStore;
  readonly #packs: StorePacks;

  constructor(drifts: DriftStore, packs: StorePacks) {
    this.#drifts = drifts;
    this.#packs = packs;
  }

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
