import type { Rollout as RolloutView } from '@sightline/spec';
import type { Rollout } from './rollout.ts';

/** A rollout as the console is told of it. Pure. */
export function rolloutView(rollout: Rollout): RolloutView {
  const { version, state, haltReason, sentence, startedBy, stage, stages } = rollout;
  return {
    ...{ version, state, haltReason, sentence, startedBy, stage },
    stages: [...stages],
    startedAt: rollout.startedAt.toISOString(),
    stateSince: rollout.stateSince.toISOString(),
    stageSince: rollout.stageSince.toISOString(),
  };
}
