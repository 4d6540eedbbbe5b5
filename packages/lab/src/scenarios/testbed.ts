import type { CheckDocument, Target } from '@sightline/spec';
import type { CheckOutcome, Scenario, ScenarioTarget } from './scenario.ts';

/** What the agent said of a scenario at the store and, at the same time, at the control; null: it ended without a word. */
export interface Played {
  readonly store: CheckOutcome | null;
  readonly control: CheckOutcome | null;
}

/** Where scenarios of one kind are played, one after the other. */
export interface Testbed<Kind extends Scenario> {
  /** Makes it so, has the agent check it at both places, and heals. Rejects when it cannot be done. */
  readonly play: (scenario: Kind) => Promise<Played>;
  /** Leaves nothing running. */
  readonly close: () => Promise<void>;
}

/** The same with agents that run and report. */
export interface ReportingTestbed<Kind extends Scenario> {
  /** A target as the plan has it, with the port at which it is offered here. */
  readonly targetOf: (target: ScenarioTarget) => Target;
  /** Has agents run at both places and report what they see, beside a check at the store; gives what the check said. */
  readonly playReporting: (scenario: Kind) => Promise<CheckDocument | null>;
  /** Leaves nothing running. */
  readonly close: () => Promise<void>;
}
