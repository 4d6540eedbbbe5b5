import type { Saying, Scenario } from './scenario.ts';

/** What the agent said of a scenario at the store and, at the same time, at the control; null: it ended without a word. */
export interface Played {
  readonly store: Saying | null;
  readonly control: Saying | null;
}

/** Where scenarios of one kind are played, one after the other. */
export interface Stage<Kind extends Scenario> {
  /** Makes it so, has the agent check it at both places, and heals. Rejects when it cannot be done. */
  readonly play: (scenario: Kind) => Promise<Played>;
  /** Leaves nothing running. */
  readonly close: () => Promise<void>;
}
