import { isAnswered, isPortal } from './line-failures.ts';

/** What else is known when a failing check is judged. All of it counts evidence from after the failing began. */
export interface CheckView {
  /** `control`: the check is the control's own, and there is nobody to compare it with. */
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
  /** Whether this check, or one of the failing, fails in a way that a line that is out does not explain; see `isAnswered`. */
  readonly answered: boolean;
  /** They say nothing yet of the time of the failing: not probed since, or passing only since after the newest failure. */
  readonly silent: number;
}

/** The same target from elsewhere. */
export interface ReferenceView {
  /** `pending`: the control is at work, but has not probed the target since. `absent`: no control that reports. */
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

/** A check of the same store, by which its line is judged. */
export interface LineObservation extends Observation {
  /** Its newest outcome number. */
  readonly outcome: number;
}

/** The time that evidence must speak of, in ms since the epoch. */
export interface EvidenceTime {
  /** When the failing began, plus the time one probe may take: what was seen from here on speaks of the same time. */
  readonly afterMs: number;
  /** When the newest failing probe began, less a grace: who passes only since later may have passed after it. */
  readonly beforeMs: number;
}

/**
 * Whether an observation speaks of the time of the failing. A pass must have been seen after the failing began and have
 * begun before the newest failure: then both hold at one time. So neither the pass before an outage nor the first one
 * after it blames a store.
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

/** Sums up what the control and the other stores say about a target. */
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
