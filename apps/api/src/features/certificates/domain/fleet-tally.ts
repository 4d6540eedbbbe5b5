import {
  CERTIFICATE_STORES_MAX,
  type CertificateFleetEntry,
  type CertificateFleetStore,
  type CertificateTotals,
  type Entry,
  type FleetCertificate,
  type Pack,
  UNVERIFIED_REASONS,
  type UnverifiedReason,
} from '@sightline/spec';
import { addEntry, type CertificateContext, certificateHead, entryHead, NO_TOTALS } from './certificate-head.ts';
import { type JudgedEntry, judgeStore, reasonsOf } from './judge-store.ts';
import type { StoreSnapshot } from './store-snapshot.ts';

interface EntryTally {
  readonly pack: Pack;
  readonly entry: Entry;
  readonly stores: CertificateTotals;
  readonly reasons: Map<UnverifiedReason, number>;
}

/** Counts verified entries across a fleet, one store at a time, so that only the counts stay in memory. */
export class FleetTally {
  readonly #context: CertificateContext;
  readonly #lists = new Map<Pack, number>();
  readonly #entries = new Map<string, EntryTally>();
  readonly #stores: CertificateFleetStore[] = [];
  #storeCount = 0;
  #completeStoreCount = 0;
  #totals = NO_TOTALS;

  constructor(context: CertificateContext) {
    this.#context = context;
  }

  add(store: StoreSnapshot): void {
    let entries = NO_TOTALS;
    for (const judged of judgeStore(store, this.#context.madeAt)) {
      entries = addEntry(entries, countedOf(judged));
      this.#count(judged);
    }
    for (const pack of store.packs) this.#lists.set(pack, (this.#lists.get(pack) ?? 0) + 1);
    if (entries.verified > 0 && entries.notVerified === entries.notProbed) this.#completeStoreCount += 1;
    this.#totals = {
      verified: this.#totals.verified + entries.verified,
      notVerified: this.#totals.notVerified + entries.notVerified,
      notProbed: this.#totals.notProbed + entries.notProbed,
      notApplicable: this.#totals.notApplicable + entries.notApplicable,
    };
    this.#storeCount += 1;
    if (this.#stores.length < CERTIFICATE_STORES_MAX) {
      this.#stores.push({ number: store.number, name: store.name, entries });
    }
  }

  certificate(): FleetCertificate {
    return {
      ...certificateHead(this.#context, this.#lists),
      scope: 'fleet',
      storeCount: this.#storeCount,
      completeStoreCount: this.#completeStoreCount,
      totals: this.#totals,
      entries: [...this.#entries.values()].map(entryOf),
      stores: this.#stores,
    };
  }

  /** When stores use two versions of a pack, the certificate shows the newer wording of an entry. */
  #count(judged: JudgedEntry): void {
    const { pack, entry } = judged;
    const key = `${pack.id} ${entry.id}`;
    const tally: EntryTally = this.#entries.get(key) ?? { pack, entry, stores: NO_TOTALS, reasons: new Map() };
    const newest = pack.version > tally.pack.version ? { pack, entry } : tally;
    for (const code of new Set(reasonsOf(judged).map((reason) => reason.code))) {
      tally.reasons.set(code, (tally.reasons.get(code) ?? 0) + 1);
    }
    this.#entries.set(key, {
      pack: newest.pack,
      entry: newest.entry,
      stores: addEntry(tally.stores, countedOf(judged)),
      reasons: tally.reasons,
    });
  }
}

function countedOf(judged: JudgedEntry) {
  return { verdict: judged.verdict, reasons: reasonsOf(judged) };
}

function entryOf({ pack, entry, stores, reasons }: EntryTally): CertificateFleetEntry {
  return {
    ...entryHead(pack, entry),
    stores,
    reasons: UNVERIFIED_REASONS.flatMap((code) => {
      const storeCount = reasons.get(code) ?? 0;
      return storeCount === 0 ? [] : [{ code, storeCount }];
    }),
  };
}
