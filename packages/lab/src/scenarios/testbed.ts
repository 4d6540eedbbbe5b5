import type { CheckDocument, Target } from '@sightline/spec';
import type { CheckOutcome, Scenario, ScenarioTarget } from './scenario.ts';

/** What the agent reported at the store and, at the same time, at the control; null if it printed nothing. */
export interface Played {
  readonly store: CheckOutcome | null;
  readonly control: CheckOutcome | null;
}

/** Where scenarios of one kind are played, one at a time. */
export interface Testbed<Kind extends Scenario> {
  /** Sets the scenario up, runs the agent's check at both vantage points, and heals. Rejects if it cannot. */
  readonly play: (scenario: Kind) => Promise<Played>;
  /** Stops everything. */
  readonly close: () => Promise<void>;
}

/** A testbed with agents that run and report. */
export interface ReportingTestbed<Kind extends Scenario> {
  /** Returns a target as in a plan, with the port it has here. */
  readonly targetOf: (target: ScenarioTarget) => Target;
  /** Runs reporting agents at both vantage points, and a check at the store; returns the check's document. */
  readonly playReporting: (scenario: Kind) => Promise<CheckDocument | null>;
  /** Stops everything. */
  readonly close: () => Promise<void>;
}
