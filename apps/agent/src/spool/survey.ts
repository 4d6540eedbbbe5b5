import { type FoundRecord, scanSegment } from './scan-segment.ts';
import type { SegmentName } from './segment-name.ts';

/** Records `fromOrdinal` to `toOrdinal` (inclusive) are gone, and `results` results with them; none had a seq above `throughSeq`. */
export interface Loss {
  readonly throughSeq: number;
  readonly fromOrdinal: number;
  readonly toOrdinal: number;
  readonly results: number;
}

export interface SurveyedSegment {
  readonly fileName: string;
  readonly bytes: number;
  readonly records: readonly FoundRecord[];
}

/** What a spool on disk holds, what it should hold and does not, and where it goes on. */
export interface Survey {
  readonly segments: readonly SurveyedSegment[];
  readonly losses: readonly Loss[];
  readonly lastSeq: number;
  readonly nextOrdinal: number;
  readonly resultsTotal: number;
}

export interface SegmentContent {
  readonly fileName: string;
  readonly name: SegmentName;
  readonly bytes: Buffer;
}

/**
 * Surveys segments in the order of their names. Every record carries how many records and results were spooled before
 * it, so what is missing between two sound ones is exact. Of a last record whose very header is torn, only that it was
 * there is known, not how many results it had. Pure; does not throw.
 */
export function surveySpool(contents: Iterable<SegmentContent>): Survey {
  const segments: SurveyedSegment[] = [];
  const tally = new Tally();
  let tornTail = false;
  for (const { fileName, name, bytes } of contents) {
    const scan = scanSegment(bytes);
    tally.reach(name.firstOrdinal, name.resultsBefore, name.firstSeq);
    tally.sawSeq(name.firstSeq - 1);
    const records: FoundRecord[] = [];
    for (const found of scan.found) {
      const header = found.kind === 'sound' ? found.record : found.header;
      tally.reach(header.ordinal, header.resultsBefore, header.seq);
      tally.sawSeq(header.seq);
      tally.pass(header.results, found.kind === 'damaged');
      if (found.kind === 'sound') records.push(found.record);
    }
    tornTail = scan.brokenTail;
    segments.push({ fileName, bytes: bytes.length, records });
  }
  if (tornTail) {
    // The torn report had taken a number; it is not given out again.
    tally.sawSeq(tally.lastSeq + 1);
    tally.pass(0, true);
  }
  return {
    segments,
    losses: tally.losses,
    lastSeq: tally.lastSeq,
    nextOrdinal: tally.ordinal ?? 1,
    resultsTotal: tally.results,
  };
}

class Tally {
  readonly losses: Loss[] = [];
  lastSeq = 0;
  ordinal: number | null = null;
  results = 0;

  /** Comes to record `ordinal` with `seq`; whatever lies between the last one and this is lost. */
  reach(ordinal: number, resultsBefore: number, seq: number): void {
    if (this.ordinal !== null && ordinal > this.ordinal) {
      const results = Math.max(0, resultsBefore - this.results);
      this.losses.push({ fromOrdinal: this.ordinal, toOrdinal: ordinal - 1, results, throughSeq: seq - 1 });
    }
    this.ordinal = ordinal;
    this.results = resultsBefore;
  }

  /** Goes past the record it has come to. */
  pass(results: number, isLost: boolean): void {
    const ordinal = this.ordinal ?? 1;
    if (isLost) this.losses.push({ fromOrdinal: ordinal, toOrdinal: ordinal, results, throughSeq: this.lastSeq });
    this.ordinal = ordinal + 1;
    this.results += results;
  }

  sawSeq(seq: number): void {
    this.lastSeq = Math.max(this.lastSeq, seq);
  }
}
