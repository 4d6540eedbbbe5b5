import { isAnswered, isPortal } from './line-failures.ts';

/** What else is known when a failing check is judged. Counts only evidence from after the check started to fail. */
export interface CheckView {
  /** `control`: the check belongs to the control, and there is nobody to compare it with. */
  readonly vantage: 'store' | 'control';
  /** Whether an alternative of the same entry passes on the same host. */
  readonly alternativePasses: boolean;
  readonly line: LineView;
  readonly reference: ReferenceView;
}

/** The other Internet checks of the same store. */
export interface LineView {
  readonly passing: number;
  readonly failing: number;
  /** Whether this check or another failing one fails in a way that a dead line does not explain; see `isAnswered`. */
  readonly answered: boolean;
  /** Checks that say nothing yet about the time of the failure: not probed since, or passing only after the newest failure. */
  readonly silent: number;
}

/** The same target from elsewhere. */
export interface ReferenceView {
  /** `pending`: the control reports, but has not probed the target since. `absent`: no control reports. */
  readonly control: 'passes' | 'fails' | 'pending' | 'absent';
  readonly otherStoresPassing: number;
  readonly otherStoresFailing: number;
}

/** One observation of a target from one place, as of now. */
export interface Observation {
  readonly failing: boolean;
  /** Since when this has been so, and when it was last seen; ms since the epoch. */
  readonly sinceMs: number;
  readonly atMs: number;
}

/** Another check of the same store, used to judge the store's line. */
export interface LineObservation extends Observation {
  /** Its newest outcome number. */
  readonly outcome: number;
}

/** The period that evidence must cover, in ms since the epoch. */
export interface EvidenceTime {
  /** When the check started to fail, plus the time one probe may take. Observations from here on cover the same period. */
  readonly afterMs: number;
  /** When the newest failing probe began, minus a grace period. A check that started to pass later may have passed after it. */
  readonly beforeMs: number;
}

/**
 * Returns whether an observation covers the period of the failure. A pass must be seen after the failure began, and must have
 * begun before the newest failure, so that both are true at the same time. Then neither the last pass before an outage nor
 * the first one after it blames a store.
 */
export function isComparable(observation: Observation, time: EvidenceTime): boolean {
  if (observation.atMs < time.afterMs) return false;
  return observation.failing || observation.sinceMs <= time.beforeMs;
}

/** Counts the other Internet checks of a store, as evidence about its line; `own` is the outcome number of this one. */
export function viewLine(own: number, others: readonly LineObservation[], time: EvidenceTime): LineView {
  const comparable = others.filter((other) => isComparable(other, time));
  const failing = comparable.filter((other) => other.failing);
  const outcomes = [own, ...failing.map((other) => other.outcome)];
  return {
    passing: comparable.length - failing.length,
    failing: failing.length,
    answered: outcomes.some(isAnswered) && !outcomes.some(isPortal),
    silent: others.length - comparable.length,
  };
}

export interface ReferenceInput {
  readonly control: Observation | null;
  readonly otherStores: readonly Observation[];
  readonly time: EvidenceTime;
  /** A control last seen before this is absent. */
  readonly controlSilentBeforeMs: number;
}

/** Summarizes what the control and the other stores say about a target. */
export function viewReference(input: ReferenceInput): ReferenceView {
  const comparable = input.otherStores.filter((store) => isComparable(store, input.time));
  const failing = comparable.filter((store) => store.failing).length;
  return {
    control: viewControl(input),
    otherStoresPassing: comparable.length - failing,
    otherStoresFailing: failing,
  };
}

function viewControl(input: ReferenceInput): ReferenceView['control'] {
  const { control } = input;
  if (control === null || control.atMs < input.controlSilentBeforeMs) return 'absent';
  if (!isComparable(control, input.time)) return 'pending';
  return control.failing ? 'fails' : 'passes';
}
