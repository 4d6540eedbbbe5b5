import { resultsOfTornHeader } from './record.ts';
import { type FoundRecord, scanSegment } from './scan-segment.ts';
import type { SegmentName } from './segment-name.ts';
import type { SeqMarks } from './seq-file.ts';

/**
 * Records `fromOrdinal` to `toOrdinal` (inclusive) are lost, with `results` results; none had a seq above `throughSeq`.
 */
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

/** What a spool on disk contains, what is missing, and where numbering continues. */
export interface Survey {
  readonly segments: readonly SurveyedSegment[];
  readonly losses: readonly Loss[];
  readonly lastSeq: number;
  readonly nextOrdinal: number;
  readonly resultsTotal: number;
  /** A record with a torn header after the last readable one; not part of the losses. */
  readonly tornTail: TornTail | null;
}

/** Results are null if the header no longer says. */
export interface TornTail {
  readonly results: number | null;
}

export interface SegmentContent {
  readonly fileName: string;
  readonly name: SegmentName;
  readonly bytes: Buffer;
}

/**
 * Surveys segments in the order of their names. Every record says how many records and results were spooled before it, so
 * the loss between two intact ones is exact. Pure; does not throw.
 */
export function surveySpool(contents: Iterable<SegmentContent>): Survey {
  const segments: SurveyedSegment[] = [];
  const tally = new Tally();
  let tornTail: TornTail | null = null;
  for (const { fileName, name, bytes } of contents) {
    const scan = scanSegment(bytes);
    tally.reach(name.firstOrdinal, name.resultsBefore, name.firstSeq);
    tally.sawSeq(name.firstSeq - 1);
    const records: FoundRecord[] = [];
    for (const found of scan.found) {
      const header = found.kind === 'intact' ? found.record : found.header;
      tally.reach(header.ordinal, header.resultsBefore, header.seq);
      tally.sawSeq(header.seq);
      tally.pass(header.results, found.kind === 'damaged');
      if (found.kind === 'intact') records.push(found.record);
    }
    tornTail = scan.tornAt === null ? null : { results: resultsOfTornHeader(bytes, scan.tornAt, tally.ordinal ?? 1) };
    segments.push({ fileName, bytes: bytes.length, records });
  }
  return {
    segments,
    losses: tally.losses,
    lastSeq: tally.lastSeq,
    nextOrdinal: tally.ordinal ?? 1,
    resultsTotal: tally.results,
    tornTail,
  };
}

/**
 * Returns what was lost after the last readable record: cut off, or with a torn header; null if nothing was.
 *
 * The marks next to the spool give the lost results, as far as they go. For one torn record beyond them the header may
 * still say; otherwise the record counts with no results. Pure.
 */
export function missingTail(survey: Survey, marks: SeqMarks): Loss | null {
  const { nextOrdinal: fromOrdinal, tornTail } = survey;
  const tornThrough = tornTail === null ? fromOrdinal - 1 : fromOrdinal;
  const toOrdinal = Math.max(tornThrough, marks.nextOrdinal - 1);
  if (survey.segments.length === 0 || toOrdinal < fromOrdinal) return null;
  const isMarked = marks.nextOrdinal > toOrdinal;
  const results = isMarked ? Math.max(0, marks.resultsTotal - survey.resultsTotal) : (tornTail?.results ?? 0);
  // The torn report had used a number, which is not used again.
  return { fromOrdinal, toOrdinal, results, throughSeq: Math.max(survey.lastSeq + 1, marks.lastSeq) };
}

class Tally {
  readonly losses: Loss[] = [];
  lastSeq = 0;
  ordinal: number | null = null;
  results = 0;

  /** Moves to record `ordinal` with `seq`; everything between the last record and this one is lost. */
  reach(ordinal: number, resultsBefore: number, seq: number): void {
    if (this.ordinal !== null && ordinal > this.ordinal) {
      const results = Math.max(0, resultsBefore - this.results);
      this.losses.push({ fromOrdinal: this.ordinal, toOrdinal: ordinal - 1, results, throughSeq: seq - 1 });
    }
    this.ordinal = ordinal;
    this.results = resultsBefore;
  }

  /** Moves past the current record. */
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
