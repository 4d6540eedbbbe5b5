import { DEFAULT_STAGES, formatDuration, type HaltReason, type RolloutStage, type RolloutState } from '@sightline/spec';

export const ROLLOUT_STATE: Readonly<Record<RolloutState, { readonly label: string; readonly color: string }>> = {
  running: { label: 'Under way', color: 'harbor' },
  paused: { label: 'Paused', color: 'yellow' },
  halted: { label: 'Halted by itself', color: 'red' },
  finished: { label: 'Finished', color: 'green' },
};

export const HALT_TITLE: Readonly<Record<HaltReason, string>> = {
  bad_signature: 'Halted: a host refused its signature',
  rolled_back: 'Halted: hosts went back to the version before',
  went_silent: 'Halted: hosts went silent',
};

/** What is to be done about a halt. */
export const HALT_ADVICE: Readonly<Record<HaltReason, string>> = {
  bad_signature:
    'Find out who has put this release on the server before anything else: it was signed by a key that the agents do not know.',
  rolled_back:
    'Those hosts run the version before and do not try this one again. Release the repair as a newer version.',
  went_silent: 'Look at those stores first. Let it go on only when their silence has another cause.',
};

/** How long a stage is watched, in words. */
export function soakText({ soakS }: RolloutStage): string {
  return soakS === 0 ? 'no wait' : `${formatDuration(soakS * 1_000)} at least`;
}

/** How fast a version goes out. */
export const PACES = {
  careful: {
    label: 'Careful',
    says: 'From 1 % of the hosts to all of them in two and a half days, if nothing goes wrong.',
    stages: DEFAULT_STAGES,
  },
  quick: {
    label: 'Quick',
    says: 'From 10 % of the hosts to all of them in an hour and a half, for a repair that is urgent.',
    stages: [
      { sharePercent: 10, soakS: 1_800 },
      { sharePercent: 50, soakS: 1_800 },
      { sharePercent: 100, soakS: 1_800 },
    ],
  },
  at_once: {
    label: 'At once',
    says: 'To every host now. Nothing is learnt from a few before the others follow.',
    stages: [{ sharePercent: 100, soakS: 600 }],
  },
} as const satisfies Record<string, { label: string; says: string; stages: readonly RolloutStage[] }>;
export type Pace = keyof typeof PACES;
