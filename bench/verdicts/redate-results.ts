import { PHASES, type Report } from '@sightline/spec';
import type { ReceivedReport } from './host-report-listener.ts';

/** One result that was heard. */
export interface Result {
  readonly no: number;
  /** By the agent's clock. */
  readonly atMs: number;
  readonly outcome: number;
  readonly phasesMs: readonly number[];
  readonly detail: Report['details'][number] | null;
  readonly from: ReceivedReport;
}

/** The result of each check that was heard first, in the order of the numbers given; those never heard are left out. */
export function firstResults(received: readonly ReceivedReport[], numbers: readonly number[]): Result[] {
  const results = received.flatMap(resultsOf);
  return numbers.flatMap((no) => results.find((result) => result.no === no) ?? []);
}

/**
 * Results told again as one report of another time, by the same agent's clock, all of them probed at once; `at` is when
 * they shall have been heard.
 */
export function redateResults(
  results: readonly Result[],
  { seq, at }: { readonly seq: number; readonly at: Date },
): Report {
  const [first] = results;
  if (first === undefined) throw new Error('there is nothing to tell');
  const laterMs = at.getTime() - first.from.receivedAt.getTime();
  return {
    ...first.from.report,
    seq,
    oldestSeq: 1,
    startedAt: new Date(first.atMs + laterMs).toISOString(),
    checkNos: results.map(({ no }) => no),
    offsetsMs: results.map(() => 0),
    outcomes: results.map(({ outcome }) => outcome),
    phasesMs: results.flatMap(({ phasesMs }) => phasesMs),
    details: results.flatMap(({ detail }, index) => (detail === null ? [] : [{ ...detail, index }])),
  };
}

function resultsOf(from: ReceivedReport): Result[] {
  const { report } = from;
  return report.checkNos.map((no, index) => ({
    no,
    atMs: Date.parse(report.startedAt) + (report.offsetsMs[index] ?? 0),
    outcome: report.outcomes[index] ?? 0,
    phasesMs: report.phasesMs.slice(index * PHASES.length, (index + 1) * PHASES.length),
    detail: report.details.find((detail) => detail.index === index) ?? null,
    from,
  }));
}
