import { PHASES, type Report } from '@sightline/spec';
import type { ReceivedReport } from './host-report-listener.ts';

/** One received result. */
export interface Result {
  readonly no: number;
  /** By the agent's clock. */
  readonly atMs: number;
  readonly outcome: number;
  readonly phasesMs: readonly number[];
  readonly detail: Report['details'][number] | null;
  readonly from: ReceivedReport;
}

/** Returns the first result of each check, in the order of the given numbers, without checks that have none. */
export function firstResults(received: readonly ReceivedReport[], numbers: readonly number[]): Result[] {
  const results = received.flatMap(resultsOf);
  return numbers.flatMap((no) => results.find((result) => result.no === no) ?? []);
}

/**
 * Returns results as one report at another time, by the same agent's clock, all probed at once. `at` is when the report
 * should have been received.
 */
export function redateResults(
  results: readonly Result[],
  { seq, at }: { readonly seq: number; readonly at: Date },
): Report {
  const [first] = results;
  if (first === undefined) throw new Error('there are no results');
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
