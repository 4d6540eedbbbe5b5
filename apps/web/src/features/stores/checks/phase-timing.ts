import { type CheckState, DEGRADING_FAILURES, type Failure, PHASES, type Phase, type PhasesMs } from '@sightline/spec';

/** One phase of a result on a common timeline. */
export interface PhaseTiming {
  readonly phase: Phase;
  /** From the start of the probe. */
  readonly startMs: number;
  readonly durationMs: number;
  /** Whether the probe failed in this phase. */
  readonly failed: boolean;
}

/** Returns the state whose colors a failed phase gets: with some failures, the target is still reached. */
export function failureTone(failure: Failure | null): Extract<CheckState, 'degraded' | 'blocked'> {
  return failure !== null && DEGRADING_FAILURES.includes(failure) ? 'degraded' : 'blocked';
}

/** Returns the phases that a probe reached, in order, and their total in ms. */
export function timePhases(phasesMs: PhasesMs, failure: Failure | null): { timings: PhaseTiming[]; totalMs: number } {
  const failedPhase = failure?.split('.')[0];
  const timings: PhaseTiming[] = [];
  let totalMs = 0;
  for (const phase of PHASES) {
    const durationMs = phasesMs[phase];
    const failed = phase === failedPhase;
    if (durationMs === null && !failed) continue;
    timings.push({ phase, startMs: totalMs, durationMs: durationMs ?? 0, failed });
    totalMs += durationMs ?? 0;
  }
  return { timings, totalMs };
}
