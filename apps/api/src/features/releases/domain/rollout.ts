import type { HaltReason, ReleasePlatform, RolloutStage, RolloutState } from '@sightline/spec';

/** Where a rollout stands. */
export interface Rollout {
  readonly id: string;
  readonly version: string;
  readonly platforms: readonly ReleasePlatform[];
  /** Shares grow; the last is 100. */
  readonly stages: readonly RolloutStage[];
  readonly state: RolloutState;
  readonly haltReason: HaltReason | null;
  readonly sentence: string;
  readonly startedAt: Date;
  readonly startedBy: string;
  readonly stateSince: Date;
  readonly stage: number;
  readonly stageSince: Date;
}

/** How much of the fleet is meant to run the version at the present stage. */
export function shareOf({ stages, stage }: Pick<Rollout, 'stages' | 'stage'>): number {
  return stages[stage]?.sharePercent ?? 100;
}

/** Whether stages make a rollout: shares that grow, and everybody in the end. Pure. */
export function areStages(stages: readonly RolloutStage[]): boolean {
  const shares = stages.map(({ sharePercent }) => sharePercent);
  return shares.at(-1) === 100 && shares.every((share, index) => index === 0 || share > (shares[index - 1] ?? 0));
}
