import type { GapReason, StoreGap } from '@sightline/spec';

/** Reports of one host without a break in what they saw, all of them heard in time or all of them late; ms since the epoch. */
export interface Stretch {
  /** When the first and the last of its results were made. */
  readonly fromMs: number;
  readonly toMs: number;
  /** When the first report came that was made then or later. */
  readonly heardMs: number;
  readonly isLate: boolean;
  /** What its results came to; counted for late ones only. */
  readonly results: StretchResults;
}

export interface StretchResults {
  readonly external: number;
  readonly externalPassed: number;
  readonly lan: number;
  readonly lanPassed: number;
}

/** A run of the host's agent: when it began, and when its machine did. */
export interface Run {
  readonly startedMs: number;
  readonly machineStartedMs: number;
}

/** What is known of one host. */
export interface HostTrace {
  /** By time. */
  readonly stretches: readonly Stretch[];
  readonly runs: readonly Run[];
  /** Silence up to this long is none. */
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

/** Uptimes are whole seconds, and the offset of a clock is measured anew with every receipt. */
const SLACK_MS = 10_000;

/** When nothing was heard from a host and why, by time. Pure. */
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

/** The agent saw and kept what it saw: whatever was out, it was neither the machine nor the agent. */
function lateGap(stretch: Stretch, next: Stretch | undefined, trace: HostTrace): HostGap[] {
  if (!stretch.isLate) return [];
  const isCutOff = next !== undefined && isBreak(stretch, next, trace);
  const { external, externalPassed } = stretch.results;
  // With the line out nothing outside answers; where most did, the way to us alone was closed.
  const reason = externalPassed * 2 > external ? 'sightline_unreached' : 'line_loss';
  return [
    { reason, fromMs: stretch.fromMs, toMs: isCutOff ? stretch.toMs : stretch.heardMs, lan: lanOf(stretch.results) },
  ];
}

/** Nothing was seen at all: the agent did not run, and the machine may not have. */
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
  // The same run before and after, or one that does not say: asleep, or its results are lost.
  if (begun.length === 0) return 'unknown';
  return begun.some(({ machineStartedMs }) => machineStartedMs > fromMs - SLACK_MS) ? 'power_loss' : 'agent_stopped';
}

function lanOf({ lan, lanPassed }: StretchResults): StoreGap['lan'] {
  if (lan === 0) return 'unknown';
  return lanPassed * 2 > lan ? 'worked' : 'failed';
}
