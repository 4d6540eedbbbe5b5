import { isDiskRefusal } from '../probers/classify-failure.ts';
import type { HeldReport, NewRecord } from './held-report.ts';
import type { Dropped, LossLedger } from './loss-ledger.ts';
import { MemoryHold } from './memory-hold.ts';
import { encodeRecord, recordAt } from './record.ts';
import type { FoundRecord } from './scan-segment.ts';
import { parseSegmentName, segmentFileName } from './segment-name.ts';
import type { SeqFile, SeqMarks } from './seq-file.ts';
import type { SpoolDisk } from './spool-disk.ts';
import { type Loss, type SegmentContent, type Survey, surveySpool } from './survey.ts';

export interface SpoolOptions {
  readonly disk: SpoolDisk;
  readonly ledger: LossLedger;
  readonly seqFile: SeqFile;
  /** The first seq of this enrolment. */
  readonly firstSeq: number;
  /** A seq above every one that a run without a working disk can have used; see `skipAhead`. */
  readonly seqAfterBlindness: () => number;
  readonly onTrouble: (error: unknown) => void;
  readonly bytesMax?: number;
  readonly segmentBytesMax?: number;
}

const BYTES_MAX = 64 * 1024 * 1024;
const SEGMENT_BYTES_MAX = 256 * 1024;

interface Segment {
  readonly fileName: string;
  bytes: number;
  records: FoundRecord[];
}

/**
 * Reports on disk until the API has them for good. Append-only segments; whole segments are deleted, the newest never,
 * so that the numbering goes on from what is there. Above its ceiling the oldest segment goes, and is counted. Where
 * the disk takes nothing, a few reports are held in memory.
 */
export class Spool {
  readonly #options: SpoolOptions;
  readonly #memory = new MemoryHold();
  #segments: Segment[];
  #active: Segment | null = null;
  #ordinal: number;
  #resultsTotal: number;
  #nextSeq: number;
  #confirmedThrough: number;
  #isBlind = false;

  /** Opens what is on the disk, counting damage. An unreadable folder is met as an empty one. */
  constructor(options: SpoolOptions) {
    this.#options = options;
    const survey = surveySpool(readSegments(options));
    const marks = options.seqFile.read();
    this.#confirmedThrough = marks.confirmedThrough;
    this.#ordinal = Math.max(survey.nextOrdinal, marks.nextOrdinal);
    this.#resultsTotal = Math.max(survey.resultsTotal, marks.resultsTotal);
    this.#nextSeq = Math.max(options.firstSeq, survey.lastSeq + 1, marks.lastSeq + 1, marks.confirmedThrough + 1);
    this.#segments = survey.segments.map((segment) => ({
      ...segment,
      records: segment.records.filter((record) => this.#isWanted(record)),
    }));
    const losses = [...survey.losses, ...missingTail(survey, marks)];
    options.ledger.count(losses.filter((loss) => loss.throughSeq > this.#confirmedThrough));
  }

  /** Numbers a report, makes it and spools it. `make` may be called twice, when the disk refuses the first. */
  add(make: (seq: number, oldestSeq: number) => NewRecord): number {
    const seq = this.#nextSeq;
    const record = make(seq, this.oldestSeq() ?? seq);
    if (this.#trySpoolMemory() && this.#trySpool(seq, record)) {
      this.#nextSeq = seq + 1;
      this.#isBlind = false;
      this.#mark();
      return seq;
    }
    return this.#hold(seq, record, make);
  }

  /** Reports held, lowest seq first. */
  *held(): Generator<HeldReport> {
    for (const segment of this.#segments) yield* segment.records;
    yield* this.#memory.held();
  }

  /** The lowest seq held; null when there is none. */
  oldestSeq(): number | null {
    const [first] = this.held();
    return first?.seq ?? null;
  }

  /** The body of a held report; null when it is not held, or turns out to be damaged, which is then counted. */
  read(seq: number): Buffer | null {
    const inMemory = this.#memory.read(seq);
    if (inMemory !== null) return inMemory;
    for (const segment of this.#segments) {
      const record = segment.records.find((one) => one.seq === seq);
      if (record !== undefined) return this.#readRecord(segment, record);
    }
    return null;
  }

  /** Everything up to `seq` is stored for good: forgets it, and deletes the segments that hold nothing else. */
  confirm(seq: number): void {
    if (seq <= this.#confirmedThrough) return;
    this.#confirmedThrough = seq;
    this.#nextSeq = Math.max(this.#nextSeq, seq + 1);
    this.#memory.confirm(seq);
    for (const segment of this.#segments) segment.records = segment.records.filter((record) => record.seq > seq);
    while (this.#segments.length > 1 && this.#segments[0]?.records.length === 0) this.#removeOldest();
    this.#mark();
  }

  /** The API will never take this report: forgets it and counts it. */
  refuse(seq: number): void {
    const results = this.#memory.remove(seq);
    if (results !== null) this.#options.ledger.countUnspooled(results);
    for (const segment of this.#segments) {
      const record = segment.records.find((one) => one.seq === seq);
      if (record !== undefined) this.#lose(segment, [record]);
    }
  }

  get nextSeq(): number {
    return this.#nextSeq;
  }

  get dropped(): Dropped {
    return this.#options.ledger.dropped;
  }

  get size(): {
    readonly reports: number;
    readonly bytes: number;
    readonly bytesMax: number;
    readonly inMemory: number;
  } {
    const spooled = this.#segments.reduce((sum, segment) => sum + segment.records.length, 0);
    return {
      reports: spooled + this.#memory.count,
      bytes: this.#bytes(),
      bytesMax: this.#bytesMax(),
      inMemory: this.#memory.count,
    };
  }

  close(): void {
    this.#options.disk.close();
  }

  #isWanted(record: FoundRecord): boolean {
    return record.seq > this.#confirmedThrough && !this.#options.ledger.isAccounted(record.ordinal);
  }

  #readRecord(segment: Segment, record: FoundRecord): Buffer | null {
    try {
      const at = recordAt(this.#options.disk.readPart(segment.fileName, record.offset, record.end), 0);
      if (at.kind === 'sound') return at.record.body;
    } catch (error) {
      this.#options.onTrouble(error);
    }
    this.#lose(segment, [record]);
    return null;
  }

  #trySpool(seq: number, record: NewRecord): boolean {
    const bytes = encodeRecord({ seq, ordinal: this.#ordinal, resultsBefore: this.#resultsTotal, ...record });
    while (this.#segments.length > 1 && this.#bytes() + bytes.length > this.#bytesMax()) this.#dropOldest();
    const isFull = this.#active !== null && this.#active.bytes >= (this.#options.segmentBytesMax ?? SEGMENT_BYTES_MAX);
    const segment = this.#active === null || isFull ? this.#newSegment(seq) : this.#active;
    try {
      this.#options.disk.append(segment.fileName, bytes);
    } catch (error) {
      if (!isDiskRefusal(error)) throw error;
      this.#options.onTrouble(error);
      this.#active = null;
      return false;
    }
    if (segment !== this.#active) this.#segments.push(segment);
    this.#active = segment;
    const { ordinal, resultsBefore } = { ordinal: this.#ordinal, resultsBefore: this.#resultsTotal };
    const { createdAtMs, results } = record;
    segment.records.push({
      seq,
      ordinal,
      resultsBefore,
      createdAtMs,
      results,
      offset: segment.bytes,
      end: segment.bytes + bytes.length,
    });
    segment.bytes += bytes.length;
    this.#ordinal += 1;
    this.#resultsTotal += results;
    return true;
  }

  #newSegment(firstSeq: number): Segment {
    const fileName = segmentFileName({ firstSeq, firstOrdinal: this.#ordinal, resultsBefore: this.#resultsTotal });
    return { fileName, bytes: 0, records: [] };
  }

  /** Brings what is in memory to the disk, in order; false when the disk still refuses. */
  #trySpoolMemory(): boolean {
    for (const { seq, record } of this.#memory.all()) {
      if (!this.#trySpool(seq, record)) return false;
      this.#memory.remove(seq);
    }
    return true;
  }

  /**
   * Holds a report in memory. A seq that no disk remembers could be given out again after a crash, so the first one
   * skips ahead of every seq that such a run can have reached.
   */
  #hold(seq: number, record: NewRecord, make: (seq: number, oldestSeq: number) => NewRecord): number {
    const skipped = this.#isBlind ? seq : Math.max(seq, this.#options.seqAfterBlindness());
    this.#isBlind = true;
    const made = skipped === seq ? record : make(skipped, this.oldestSeq() ?? skipped);
    for (const results of this.#memory.hold(skipped, made)) this.#options.ledger.countUnspooled(results);
    this.#nextSeq = skipped + 1;
    return skipped;
  }

  #dropOldest(): void {
    const [oldest] = this.#segments;
    if (oldest === undefined) return;
    this.#lose(oldest, oldest.records);
    this.#removeOldest();
  }

  #removeOldest(): void {
    const oldest = this.#segments.shift();
    if (oldest === undefined) return;
    try {
      this.#options.disk.remove(oldest.fileName);
    } catch (error) {
      this.#options.onTrouble(error);
    }
    const first = this.#segments[0];
    this.#options.ledger.prune(parseSegmentName(first?.fileName ?? '')?.firstOrdinal ?? this.#ordinal);
  }

  #lose(segment: Segment, records: readonly FoundRecord[]): void {
    this.#options.ledger.count(lossesOf(records));
    segment.records = segment.records.filter((record) => !records.includes(record));
  }

  #mark(): void {
    this.#options.seqFile.write({
      lastSeq: this.#nextSeq - 1,
      confirmedThrough: this.#confirmedThrough,
      nextOrdinal: this.#ordinal,
      resultsTotal: this.#resultsTotal,
    });
  }

  #bytes(): number {
    return this.#segments.reduce((sum, segment) => sum + segment.bytes, 0);
  }

  #bytesMax(): number {
    return this.#options.bytesMax ?? BYTES_MAX;
  }
}

/** What was spooled behind the last record that is there: the end of the last segment, cut off. */
function missingTail(survey: Survey, marks: SeqMarks): Loss[] {
  if (survey.segments.length === 0 || marks.nextOrdinal <= survey.nextOrdinal) return [];
  const results = Math.max(0, marks.resultsTotal - survey.resultsTotal);
  return [{ fromOrdinal: survey.nextOrdinal, toOrdinal: marks.nextOrdinal - 1, results, throughSeq: marks.lastSeq }];
}

/** Neighbouring records as one loss, so that the ledger stays small. */
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

function* readSegments(options: SpoolOptions): Generator<SegmentContent> {
  let fileNames: string[] = [];
  try {
    fileNames = options.disk.list();
  } catch (error) {
    options.onTrouble(error);
  }
  for (const fileName of fileNames) {
    const name = parseSegmentName(fileName);
    if (name === null) continue;
    try {
      yield { fileName, name, bytes: options.disk.readAll(fileName) };
    } catch (error) {
      options.onTrouble(error);
    }
  }
}
