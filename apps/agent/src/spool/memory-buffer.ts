import type { NewRecord, SpooledReport } from './held-report.ts';

const REPORTS_MAX = 64;
const BYTES_MAX = 2 * 1024 * 1024;

/** Keeps a few reports in memory while the disk refuses writes. */
export class MemoryBuffer {
  readonly #records = new Map<number, NewRecord>();
  #bytes = 0;

  get count(): number {
    return this.#records.size;
  }

  /** Adds a report; returns the result counts of the oldest ones it pushed out. */
  hold(seq: number, record: NewRecord): number[] {
    this.#records.set(seq, record);
    this.#bytes += record.body.length;
    const gone: number[] = [];
    for (const oldest of this.#records.keys()) {
      if (this.#records.size <= REPORTS_MAX && this.#bytes <= BYTES_MAX) break;
      const results = this.remove(oldest);
      if (results !== null) gone.push(results);
    }
    return gone;
  }

  *held(): Generator<SpooledReport> {
    for (const [seq, { createdAtMs }] of this.#records) yield { seq, createdAtMs };
  }

  all(): { readonly seq: number; readonly record: NewRecord }[] {
    return [...this.#records].map(([seq, record]) => ({ seq, record }));
  }

  read(seq: number): Buffer | null {
    return this.#records.get(seq)?.body ?? null;
  }

  confirm(seq: number): void {
    for (const held of this.#records.keys()) if (held <= seq) this.remove(held);
  }

  /** Removes a report; returns how many results it had, or null if it was not there. */
  remove(seq: number): number | null {
    const record = this.#records.get(seq);
    if (record === undefined) return null;
    this.#records.delete(seq);
    this.#bytes -= record.body.length;
    return record.results;
  }
}
