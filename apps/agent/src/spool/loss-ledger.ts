import { z } from 'zod';
import { readJsonFile, replaceFile } from '../state/atomic-file.ts';
import type { Loss } from './survey.ts';

const ledgerSchema = z.object({
  reports: z.int().min(0),
  results: z.int().min(0),
  accounted: z.array(z.object({ fromOrdinal: z.int(), toOrdinal: z.int(), results: z.int() })),
});
type Ledger = z.infer<typeof ledgerSchema>;

export interface Dropped {
  readonly reports: number;
  readonly results: number;
}

/**
 * Counts what was lost since enrollment, each loss once. A loss is recorded, with the records' ordinals, before anything is
 * deleted, so that neither a crash in between nor damage found again at the next start counts twice.
 */
export class LossLedger {
  readonly #path: string;
  readonly #onError: (error: unknown) => void;
  #ledger: Ledger;

  constructor(path: string, onError: (error: unknown) => void) {
    this.#path = path;
    this.#onError = onError;
    const content = readJsonFile(path, ledgerSchema);
    this.#ledger = content.kind === 'read' ? content.value : { reports: 0, results: 0, accounted: [] };
  }

  get dropped(): Dropped {
    return { reports: this.#ledger.reports, results: this.#ledger.results };
  }

  isAccounted(ordinal: number): boolean {
    return this.#ledger.accounted.some((range) => ordinal >= range.fromOrdinal && ordinal <= range.toOrdinal);
  }

  /**
   * Counts losses of spooled records that are not counted yet. Does not throw: if the disk refuses, keeps them in
   * memory.
   */
  count(losses: readonly Loss[]): void {
    let { reports, results } = this.#ledger;
    const accounted = [...this.#ledger.accounted];
    for (const loss of losses) {
      const known = accounted.filter(
        (range) => range.fromOrdinal >= loss.fromOrdinal && range.toOrdinal <= loss.toOrdinal,
      );
      const covering = accounted.some(
        (range) => range.fromOrdinal <= loss.fromOrdinal && range.toOrdinal >= loss.toOrdinal,
      );
      if (covering) continue;
      const knownReports = known.reduce((sum, range) => sum + range.toOrdinal - range.fromOrdinal + 1, 0);
      const knownResults = known.reduce((sum, range) => sum + range.results, 0);
      reports += loss.toOrdinal - loss.fromOrdinal + 1 - knownReports;
      results += Math.max(0, loss.results - knownResults);
      accounted.push({ fromOrdinal: loss.fromOrdinal, toOrdinal: loss.toOrdinal, results: loss.results });
    }
    if (reports !== this.#ledger.reports) this.#save({ reports, results, accounted });
  }

  /** Counts a report that never reached the disk. */
  countUnspooled(results: number): void {
    this.#save({ ...this.#ledger, reports: this.#ledger.reports + 1, results: this.#ledger.results + results });
  }

  /** Forgets ordinals that are no longer on disk; the counts stay. */
  prune(firstOrdinal: number): void {
    const accounted = this.#ledger.accounted.filter((range) => range.toOrdinal >= firstOrdinal);
    if (accounted.length !== this.#ledger.accounted.length) this.#save({ ...this.#ledger, accounted });
  }

  #save(ledger: Ledger): void {
    this.#ledger = ledger;
    try {
      replaceFile(this.#path, `${JSON.stringify(ledger)}\n`, { durable: true });
    } catch (error) {
      this.#onError(error);
    }
  }
}
