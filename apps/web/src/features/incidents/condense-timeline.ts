import type { Incident } from '@sightline/spec';

type TimelineEvent = Incident['timeline'][number];

/** Consecutive events of one kind; usually a single one. */
export interface TimelineRun {
  readonly kind: TimelineEvent['kind'];
  /** At least one, in order. */
  readonly events: readonly [TimelineEvent, ...TimelineEvent[]];
}

/** From this many on, consecutive checks that failed or recovered are grouped. */
const RUN_MIN = 3;

/** Returns the timeline with long runs of failing or recovering checks grouped: a fleet-wide outage has thousands. */
export function condenseTimeline(timeline: readonly TimelineEvent[]): TimelineRun[] {
  return runsOf(timeline).flatMap((run) =>
    run.events.length >= RUN_MIN
      ? [run]
      : run.events.map((event): TimelineRun => ({ kind: run.kind, events: [event] })),
  );
}

function runsOf(timeline: readonly TimelineEvent[]): TimelineRun[] {
  const runs: TimelineRun[] = [];
  for (const event of timeline) {
    const last = runs.at(-1);
    const goesOn = last?.kind === event.kind && (event.kind === 'check_failed' || event.kind === 'check_recovered');
    if (goesOn) runs[runs.length - 1] = { kind: last.kind, events: [...last.events, event] };
    else runs.push({ kind: event.kind, events: [event] });
  }
  return runs;
}
