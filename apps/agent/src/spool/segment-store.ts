import { isDiskRefusal } from '../failures/classify-failure.ts';
import type { NewRecord, SpooledReport } from './held-report.ts';
import type { LossLedger } from './loss-ledger.ts';
import { encodeRecord, recordAt } from './record.ts';
import type { FoundRecord } from './scan-segment.ts';
import { parseSegmentName, segmentFileName } from './segment-name.ts';
import type { SpoolDisk } from './spool-disk.ts';
import type { Loss, Survey } from './survey.ts';

export interface SegmentStoreOptions {
  readonly disk: SpoolDisk;
  readonly ledger: LossLedger;
  readonly onError: (error: unknown) => void;
  readonly bytesMax: number;
  readonly segmentBytesMax: number;
}

/** How many records and results were ever spooled. */
export interface SpooledSoFar {
  readonly nextOrdinal: number;
  readonly resultsTotal: number;
}

interface Segment {
  readonly fileName: string;
  bytes: number;
  records: FoundRecord[];
}

/**
 * Stores records in append-only segments on disk. Deletes whole segments, but never the newest, so that numbering can
 * continue from it. Above the limit the oldest segment goes. Losses are counted before anything is deleted.
 */
export class SegmentStore {
  readonly #options: SegmentStoreOptions;
  #segments: Segment[];
  #active: Segment | null = null;
  #ordinal: number;
  #resultsTotal: number;

  /** @param isWanted tells which of the surveyed records to keep. */
  constructor(
    options: SegmentStoreOptions,
    survey: Survey,
    soFar: SpooledSoFar,
    isWanted: (record: FoundRecord) => boolean,
  ) {
    this.#options = options;
    this.#ordinal = soFar.nextOrdinal;
    this.#resultsTotal = soFar.resultsTotal;
    this.#segments = survey.segments.map((segment) => ({ ...segment, records: segment.records.filter(isWanted) }));
  }

  get soFar(): SpooledSoFar {
    return { nextOrdinal: this.#ordinal, resultsTotal: this.#resultsTotal };
  }

  get count(): number {
    return this.#segments.reduce((sum, segment) => sum + segment.records.length, 0);
  }

  get bytes(): number {
    return this.#segments.reduce((sum, segment) => sum + segment.bytes, 0);
  }

  *held(): Generator<SpooledReport> {
    for (const segment of this.#segments) yield* segment.records;
  }

  /** Appends and syncs a record; returns false if the disk refuses. */
  append(seq: number, record: NewRecord): boolean {
    const place = { seq, ordinal: this.#ordinal, resultsBefore: this.#resultsTotal };
    const bytes = encodeRecord({ ...place, ...record });
    while (this.#segments.length > 1 && this.bytes + bytes.length > this.#options.bytesMax) this.#dropOldest();
    const segment = this.#segmentFor(seq);
    try {
      this.#options.disk.append(segment.fileName, bytes);
    } catch (error) {
      if (!isDiskRefusal(error)) throw error;
      this.#options.onError(error);
      this.#active = null;
      return false;
    }
    if (segment !== this.#active) this.#segments.push(segment);
    this.#active = segment;
    const { createdAtMs, results } = record;
    const end = segment.bytes + bytes.length;
    segment.records.push({ ...place, createdAtMs, results, offset: segment.bytes, end });
    segment.bytes = end;
    this.#ordinal += 1;
    this.#resultsTotal += results;
    return true;
  }

  /** Returns a record's body; null if it is not here, or is damaged, which is then counted. */
  read(seq: number): Buffer | null {
    for (const segment of this.#segments) {
      const record = segment.records.find((one) => one.seq === seq);
      if (record !== undefined) return this.#readRecord(segment, record);
    }
    return null;
  }

  /** Releases records that the API has stored, and segments that contain nothing else. */
  release(throughSeq: number): void {
    for (const segment of this.#segments) segment.records = segment.records.filter(({ seq }) => seq > throughSeq);
    while (this.#segments.length > 1 && this.#segments[0]?.records.length === 0) this.#removeOldest();
  }

  /** Gives up records, and counts them. */
  lose(isLost: (seq: number) => boolean): void {
    for (const segment of this.#segments) {
      const lost = segment.records.filter(({ seq }) => isLost(seq));
      if (lost.length === 0) continue;
      this.#options.ledger.count(lossesOf(lost));
      segment.records = segment.records.filter(({ seq }) => !isLost(seq));
    }
  }

  #segmentFor(firstSeq: number): Segment {
    if (this.#active !== null && this.#active.bytes < this.#options.segmentBytesMax) return this.#active;
    const fileName = segmentFileName({ firstSeq, firstOrdinal: this.#ordinal, resultsBefore: this.#resultsTotal });
    return { fileName, bytes: 0, records: [] };
  }

  #readRecord(segment: Segment, record: FoundRecord): Buffer | null {
    try {
      const at = recordAt(this.#options.disk.readPart(segment.fileName, record.offset, record.end), 0);
      if (at.kind === 'intact') return at.record.body;
    } catch (error) {
      this.#options.onError(error);
    }
    this.lose((seq) => seq === record.seq);
    return null;
  }

  #dropOldest(): void {
    this.#options.ledger.count(lossesOf(this.#segments[0]?.records ?? []));
    this.#removeOldest();
  }

  #removeOldest(): void {
    const oldest = this.#segments.shift();
    if (oldest === undefined) return;
    try {
      this.#options.disk.remove(oldest.fileName);
    } catch (error) {
      this.#options.onError(error);
    }
    const first = parseSegmentName(this.#segments[0]?.fileName ?? '');
    this.#options.ledger.prune(first?.firstOrdinal ?? this.#ordinal);
  }
}

/** Merges adjacent records into one loss, to keep the ledger small. */
function lossesOf(records: readonly FoundRecord[]): Loss[] {
  const losses: Loss[] = [];
  for (const { ordinal, results, seq } of records) {
    const last = losses.at(-1);
    if (last?.toOrdinal === ordinal - 1) {
      losses.splice(-1, 1, { ...last, toOrdinal: ordinal, results: last.results + results, throughSeq: seq });
    } else {
      losses.push({ fromOrdinal: ordinal, toOrdinal: ordinal, results, throughSeq: seq });
    }
  }
  return losses;
}
