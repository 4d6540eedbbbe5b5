import type { GapReason, StoreGap } from '@sightline/spec';

/** Reports of one host without a gap between them, either all in time or all late. Times are ms since the epoch. */
export interface Stretch {
  /** When its first and last results were made. */
  readonly fromMs: number;
  readonly toMs: number;
  /** When a report arrived that was made at the end of the stretch or later. */
  readonly heardMs: number;
  readonly isLate: boolean;
  /** The counts of its results; only for late stretches. */
  readonly results: StretchResults;
}

export interface StretchResults {
  readonly external: number;
  readonly externalPassed: number;
  readonly lan: number;
  readonly lanPassed: number;
}

/** One run of a host's agent: when the agent started, and when the host did. */
export interface Run {
  readonly startedMs: number;
  readonly hostStartedMs: number;
}

/** The reports and agent runs of one host. */
export interface HostTrace {
  /** By time. */
  readonly stretches: readonly Stretch[];
  readonly runs: readonly Run[];
  /** Silence up to this long is not a gap. */
  readonly quietMsMax: number;
  readonly lastHeardMs: number;
}

export interface HostGap {
  readonly reason: GapReason;
  readonly fromMs: number;
  /** Null while it lasts. */
  readonly toMs: number | null;
  readonly lan: StoreGap['lan'];
}

/** Uptimes are whole seconds, and the clock offset is measured again for every report. */
const SLACK_MS = 10_000;

/** Finds the gaps of a host with their reasons, in order of time. Pure. */
export function findGaps(trace: HostTrace, nowMs: number): HostGap[] {
  const gaps = trace.stretches.flatMap((stretch, index) => {
    const next = trace.stretches[index + 1];
    return [...lateGap(stretch, next, trace), ...missingGap(stretch, next, trace)];
  });
  const last = trace.stretches.at(-1);
  if (last !== undefined && nowMs - trace.lastHeardMs > trace.quietMsMax) {
    gaps.push({ reason: 'unknown', fromMs: Math.max(last.toMs, trace.lastHeardMs), toMs: null, lan: 'unknown' });
  }
  return gaps;
}

/** The agent kept results in the meantime, so neither the host nor the agent was down. */
function lateGap(stretch: Stretch, next: Stretch | undefined, trace: HostTrace): HostGap[] {
  if (!stretch.isLate) return [];
  const isCutOff = next !== undefined && isBreak(stretch, next, trace);
  const { external, externalPassed } = stretch.results;
  // With the line out nothing outside answers. If most targets did, only Sightline was unreachable.
  const reason = externalPassed * 2 > external ? 'sightline_unreached' : 'line_loss';
  return [
    { reason, fromMs: stretch.fromMs, toMs: isCutOff ? stretch.toMs : stretch.heardMs, lan: lanOf(stretch.results) },
  ];
}

/** No results exist: the agent was not running, and the host may have been down, too. */
function missingGap(stretch: Stretch, next: Stretch | undefined, trace: HostTrace): HostGap[] {
  if (next === undefined || !isBreak(stretch, next, trace)) return [];
  const fromMs = stretch.toMs;
  const toMs = next.fromMs;
  return [{ reason: reasonOfBreak(trace.runs, { fromMs, toMs }), fromMs, toMs, lan: 'unknown' }];
}

function isBreak(stretch: Stretch, next: Stretch, { quietMsMax }: HostTrace): boolean {
  return next.fromMs - stretch.toMs > quietMsMax;
}

function reasonOfBreak(runs: readonly Run[], { fromMs, toMs }: { fromMs: number; toMs: number }): GapReason {
  const begun = runs.filter(({ startedMs }) => startedMs > fromMs - SLACK_MS && startedMs <= toMs + SLACK_MS);
  // The same run before and after, or a run without a start time: the host slept, or results were lost.
  if (begun.length === 0) return 'unknown';
  return begun.some(({ hostStartedMs }) => hostStartedMs > fromMs - SLACK_MS) ? 'power_loss' : 'agent_stopped';
}

function lanOf({ lan, lanPassed }: StretchResults): StoreGap['lan'] {
  if (lan === 0) return 'unknown';
  return lanPassed * 2 > lan ? 'worked' : 'failed';
}
