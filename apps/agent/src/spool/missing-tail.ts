import type { SeqMarks } from './seq-file.ts';
import type { Loss, Survey } from './survey.ts';

/**
 * What was spooled behind the last record that can be read: cut off, or with a torn header; null when nothing was.
 *
 * The marks beside the spool know how many results are gone as far as they go. Of one torn record beyond them its header
 * may still tell; where it does not, the record is counted with no results. Pure.
 */
export function missingTail(survey: Survey, marks: SeqMarks): Loss | null {
  const { nextOrdinal: fromOrdinal, tornTail } = survey;
  const tornThrough = tornTail === null ? fromOrdinal - 1 : fromOrdinal;
  const toOrdinal = Math.max(tornThrough, marks.nextOrdinal - 1);
  if (survey.segments.length === 0 || toOrdinal < fromOrdinal) return null;
  const isMarked = marks.nextOrdinal > toOrdinal;
  const results = isMarked ? Math.max(0, marks.resultsTotal - survey.resultsTotal) : (tornTail?.results ?? 0);
  // The torn report had taken a number; it is not given out again.
  return { fromOrdinal, toOrdinal, results, throughSeq: Math.max(survey.lastSeq + 1, marks.lastSeq) };
}
