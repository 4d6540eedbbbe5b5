import type { NewRecord, SpooledReport } from './held-report.ts';
import type { Dropped, LossLedger } from './loss-ledger.ts';
import { MemoryBuffer } from './memory-buffer.ts';
import { parseSegmentName } from './segment-name.ts';
import { SegmentStore } from './segment-store.ts';
import type { SeqFile } from './seq-file.ts';
import type { SpoolDisk } from './spool-disk.ts';
import { missingTail, type SegmentContent, surveySpool } from './survey.ts';

export interface SpoolOptions {
  readonly disk: SpoolDisk;
  readonly ledger: LossLedger;
  readonly seqFile: SeqFile;
  /** The first seq of this enrollment. */
  readonly firstSeq: number;
  /** Returns a seq above any that a run without a working disk can have used. */
  readonly seqAfterDiskFailure: () => number;
  readonly onError: (error: unknown) => void;
  readonly bytesMax?: number;
  readonly segmentBytesMax?: number;
}

const BYTES_MAX = 64 * 1024 * 1024;
const SEGMENT_BYTES_MAX = 256 * 1024;

export interface SpoolSize {
  readonly reports: number;
  readonly bytes: number;
  readonly bytesMax: number;
  /** How many of the reports are only in memory, because the disk refuses writes. */
  readonly inMemory: number;
}

/**
 * Numbers reports and keeps them on disk until the API has stored them; keeps a few in memory while the disk refuses
 * writes.
 */
export class Spool {
  readonly #options: SpoolOptions;
  readonly #memory = new MemoryBuffer();
  readonly #store: SegmentStore;
  readonly #bytesMax: number;
  readonly #firstSeqOfRun: number;
  #nextSeq: number;
  #confirmedThrough: number;
  #isBlind = false;

  /** Opens what is on disk and counts damage. Treats an unreadable folder as empty. */
  constructor(options: SpoolOptions) {
    const { disk, ledger, onError, seqFile } = options;
    this.#options = options;
    this.#bytesMax = options.bytesMax ?? BYTES_MAX;
    const survey = surveySpool(readSegments(options));
    const marks = seqFile.read();
    this.#confirmedThrough = marks.confirmedThrough;
    const tail = missingTail(survey, marks);
    const lastSeq = Math.max(survey.lastSeq, tail?.throughSeq ?? 0, marks.lastSeq, marks.confirmedThrough);
    this.#nextSeq = Math.max(options.firstSeq, lastSeq + 1);
    this.#firstSeqOfRun = this.#nextSeq;
    this.#store = new SegmentStore(
      {
        disk,
        ledger,
        onError,
        bytesMax: this.#bytesMax,
        segmentBytesMax: options.segmentBytesMax ?? SEGMENT_BYTES_MAX,
      },
      survey,
      {
        nextOrdinal: Math.max(survey.nextOrdinal, marks.nextOrdinal, (tail?.toOrdinal ?? 0) + 1),
        resultsTotal: Math.max(survey.resultsTotal + (tail?.results ?? 0), marks.resultsTotal),
      },
      ({ seq, ordinal }) => seq > marks.confirmedThrough && !ledger.isAccounted(ordinal),
    );
    const losses = tail === null ? survey.losses : [...survey.losses, tail];
    ledger.count(losses.filter((loss) => loss.throughSeq > marks.confirmedThrough));
  }

  /** Numbers, makes and spools a report. Calls `make` twice if the disk refuses the first one. */
  add(make: (seq: number, oldestSeq: number) => NewRecord): number {
    const seq = this.#nextSeq;
    const record = make(seq, this.oldestSeq() ?? seq);
    if (!this.#spoolMemory() || !this.#store.append(seq, record)) return this.#hold(seq, record, make);
    this.#nextSeq = seq + 1;
    this.#isBlind = false;
    this.#mark();
    return seq;
  }

  /** The reports in the spool, lowest seq first. */
  *held(): Generator<SpooledReport> {
    yield* this.#store.held();
    yield* this.#memory.held();
  }

  /** Returns the lowest seq in the spool; null if it is empty. */
  oldestSeq(): number | null {
    const [first] = this.held();
    return first?.seq ?? null;
  }

  /** Returns a report's body; null if it is not here, or is damaged, which is then counted. */
  read(seq: number): Buffer | null {
    return this.#memory.read(seq) ?? this.#store.read(seq);
  }

  /** Removes everything up to `seq`, which the API has stored. */
  confirm(seq: number): void {
    if (seq <= this.#confirmedThrough) return;
    if (seq >= this.#nextSeq) {
      // The API has numbers beyond ours: a run without a working disk used them, or this state is an old copy. The API
      // took
      // reports numbered since the start as repeats, so those are lost.
      this.#store.lose((held) => held >= this.#firstSeqOfRun);
    }
    this.#confirmedThrough = seq;
    this.#nextSeq = Math.max(this.#nextSeq, seq + 1);
    this.#memory.confirm(seq);
    this.#store.release(seq);
    this.#mark();
  }

  /** Removes and counts a report that the API will never accept. */
  refuse(seq: number): void {
    const results = this.#memory.remove(seq);
    if (results !== null) this.#options.ledger.countUnspooled(results);
    this.#store.lose((held) => held === seq);
  }

  get nextSeq(): number {
    return this.#nextSeq;
  }

  get dropped(): Dropped {
    return this.#options.ledger.dropped;
  }

  get size(): SpoolSize {
    const inMemory = this.#memory.count;
    return { reports: this.#store.count + inMemory, bytes: this.#store.bytes, bytesMax: this.#bytesMax, inMemory };
  }

  close(): void {
    this.#options.disk.close();
  }

  /** Writes the reports in memory to disk, in order; returns false if the disk still refuses. */
  #spoolMemory(): boolean {
    for (const { seq, record } of this.#memory.all()) {
      if (!this.#store.append(seq, record)) return false;
      this.#memory.remove(seq);
    }
    return true;
  }

  /**
   * Keeps a report in memory. After a crash, a seq that is on no disk could be used again, so the first such report skips
   * ahead of every seq that this run can reach.
   */
  #hold(seq: number, record: NewRecord, make: (seq: number, oldestSeq: number) => NewRecord): number {
    const skipped = this.#isBlind ? seq : Math.max(seq, this.#options.seqAfterDiskFailure());
    this.#isBlind = true;
    const made = skipped === seq ? record : make(skipped, this.oldestSeq() ?? skipped);
    for (const results of this.#memory.hold(skipped, made)) this.#options.ledger.countUnspooled(results);
    this.#nextSeq = skipped + 1;
    return skipped;
  }

  #mark(): void {
    this.#options.seqFile.write({
      lastSeq: this.#nextSeq - 1,
      confirmedThrough: this.#confirmedThrough,
      ...this.#store.soFar,
    });
  }
}

function* readSegments({ disk, onError }: SpoolOptions): Generator<SegmentContent> {
  let fileNames: string[] = [];
  try {
    fileNames = disk.list();
  } catch (error) {
    onError(error);
  }
  for (const fileName of fileNames) {
    const name = parseSegmentName(fileName);
    if (name === null) continue;
    try {
      yield { fileName, name, bytes: disk.readAll(fileName) };
    } catch (error) {
      onError(error);
    }
  }
}
