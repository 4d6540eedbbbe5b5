import { type Evidence, outcomeNumber, PHASES, REPORT_LIMITS, type Report, type ResultDetail } from '@sightline/spec';
import type { Explanation } from '../probers/explain-result.ts';
import type { ProbeResult } from '../probers/probe-result.ts';

/** One execution of one check, with its explanation. */
export interface CheckResult {
  readonly checkNo: number;
  /** On the monotonic clock. */
  readonly startedMs: number;
  readonly probe: ProbeResult;
  readonly explanation: Explanation;
  /** Evidence for the failure that this result belongs to, if it is ready. */
  readonly evidence?: Evidence | null;
  /** Whether this is a pass reported with the addresses it reached. */
  readonly includesAddresses?: boolean;
}

/** Everything in a report except its results. */
export type ReportFrame = Pick<
  Report,
  'seq' | 'oldestSeq' | 'bootId' | 'agentVersion' | 'clockOffsetMs' | 'assignmentRevision' | 'dropped'
> & {
  /** Uptimes of the host and of this run of the agent, when the report is made. */
  readonly uptimesMs: Uptimes;
};

/** How long the host and this run of the agent have been up, in ms. */
export interface Uptimes {
  readonly machine: number;
  readonly agent: number;
}

/** Both clocks, read at the same time. */
export interface ClockReading {
  readonly monotonicMs: number;
  readonly wallMs: number;
}

/** The most results in one report. If everything fails, the wire's limit on details applies first. */
export const RESULTS_PER_REPORT_MAX = 1_000;

/**
 * Builds a report from results. Details beyond the wire's limit are dropped: those of passes first, then the oldest.
 */
export function buildReport(
  { uptimesMs, ...frame }: ReportFrame,
  results: readonly CheckResult[],
  now: ClockReading,
): Report {
  const sorted = [...results].sort((left, right) => left.startedMs - right.startedMs);
  const startMs = sorted[0]?.startedMs ?? now.monotonicMs;
  const detailed = sorted.map((result, index) => ({ result, index }));
  const failing = detailed.filter(({ result }) => result.probe.outcome.kind !== 'pass');
  const withAddresses = detailed.filter(({ result }) => result.includesAddresses === true);
  const elapsedMs = now.monotonicMs - startMs;
  return {
    version: 1,
    ...frame,
    uptimeS: { machine: secondsBefore(uptimesMs.machine, elapsedMs), agent: secondsBefore(uptimesMs.agent, elapsedMs) },
    // The wall clock may have been set in between; the monotonic clock gives the true distance.
    startedAt: new Date(now.wallMs - elapsedMs).toISOString(),
    checkNos: sorted.map((result) => result.checkNo),
    offsetsMs: sorted.map((result) => Math.min(86_400_000, Math.round(result.startedMs - startMs))),
    outcomes: sorted.map((result) => outcomeNumber(result.probe.outcome)),
    phasesMs: sorted.flatMap((result) => PHASES.map((phase) => columnMs(result.probe.phasesMs[phase]))),
    details: [...withAddresses, ...failing]
      .slice(-REPORT_LIMITS.detailsMax)
      .map(({ result, index }) => detailOf(result, index)),
  };
}

function secondsBefore(ms: number, elapsedMs: number): number {
  return Math.max(0, Math.round((ms - elapsedMs) / 1_000));
}

function columnMs(ms: number | null): number {
  return ms === null ? -1 : Math.min(3_600_000, Math.round(ms * 10) / 10);
}

function detailOf(result: CheckResult, index: number): ResultDetail {
  const { failures, hints, addresses } = result.probe;
  const { explanation, fix } = result.explanation;
  return {
    index,
    failures: failures.slice(0, 8),
    hints: hints.slice(0, 8).map((hint) => hint.slice(0, 300)),
    addresses: addresses.slice(0, 16),
    explanation: explanation.slice(0, 600),
    fix: fix.slice(0, 600),
    ...(result.evidence === undefined || result.evidence === null ? {} : { evidence: result.evidence }),
  };
}
