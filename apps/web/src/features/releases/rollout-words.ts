import { DEFAULT_STAGES, formatDuration, type HaltReason, type RolloutStage, type RolloutState } from '@sightline/spec';

export const ROLLOUT_STATE: Readonly<Record<RolloutState, { readonly label: string; readonly color: string }>> = {
  running: { label: 'Running', color: 'harbor' },
  paused: { label: 'Paused', color: 'yellow' },
  halted: { label: 'Halted', color: 'red' },
  finished: { label: 'Finished', color: 'green' },
};

export const HALT_TITLE: Readonly<Record<HaltReason, string>> = {
  bad_signature: 'Halted: a host rejected the signature',
  rolled_back: 'Halted: hosts rolled back',
  went_silent: 'Halted: hosts went silent',
};

/** What to do about a halt. */
export const HALT_ADVICE: Readonly<Record<HaltReason, string>> = {
  bad_signature:
    'First, find out who put this release on the server: it was signed with a key that the agents do not know.',
  rolled_back: "Those hosts run the previous version and won't retry this one. Release the fix as a newer version.",
  went_silent: 'Check those stores first. Resume only if they are silent for another reason.',
};

/** Returns how long a stage is watched before the next one starts. */
export function soakText({ soakS }: RolloutStage): string {
  return soakS === 0 ? 'no wait' : `at least ${formatDuration(soakS * 1_000)}`;
}

/** How fast a version rolls out. */
export const PACES = {
  careful: {
    label: 'Careful',
    says: 'From 1% of hosts to all of them in two and a half days, if nothing goes wrong.',
    stages: DEFAULT_STAGES,
  },
  quick: {
    label: 'Quick',
    says: 'From 10% of hosts to all of them in an hour and a half, for an urgent fix.',
    stages: [
      { sharePercent: 10, soakS: 1_800 },
      { sharePercent: 50, soakS: 1_800 },
      { sharePercent: 100, soakS: 1_800 },
    ],
  },
  at_once: {
    label: 'All at once',
    says: 'To every host now, without trying a few first.',
    stages: [{ sharePercent: 100, soakS: 600 }],
  },
} as const satisfies Record<string, { label: string; says: string; stages: readonly RolloutStage[] }>;
export type Pace = keyof typeof PACES;
