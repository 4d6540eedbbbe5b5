import type { HaltReason, HostId, ReleasePlatform, Rollout, RolloutStage, RolloutState } from '@sightline/spec';

/** A rollout as stored. */
export interface StoredRollout {
  readonly id: string;
  readonly version: string;
  readonly platforms: readonly ReleasePlatform[];
  /** Their shares grow; the last share is 100. */
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

/** The fields of a rollout that change while it runs. */
export type RolloutChange = Partial<
  Pick<StoredRollout, 'state' | 'haltReason' | 'sentence' | 'stateSince' | 'stage' | 'stageSince'>
>;

/** Returns the percentage of hosts that should run the version at the current stage. */
export function shareOf({ stages, stage }: Pick<StoredRollout, 'stages' | 'stage'>): number {
  return stages[stage]?.sharePercent ?? 100;
}

/** Returns whether stages form a rollout: the shares grow and end at 100. Pure. */
export function areStages(stages: readonly RolloutStage[]): boolean {
  const shares = stages.map(({ sharePercent }) => sharePercent);
  return shares.at(-1) === 100 && shares.every((share, index) => index === 0 || share > (shares[index - 1] ?? 0));
}

/**
 * Returns whether a host belongs to the first `sharePercent` percent of hosts that get a version.
 *
 * The answer is stable for a host and version, so a host that is in stays in as the share grows; another version starts
 * with other hosts. Uses FNV-1a with the finalizer of MurmurHash3. Pure.
 */
export function isInShare(hostId: HostId, version: string, sharePercent: number): boolean {
  return (hashOf(`${version}/${hostId}`) / 2 ** 32) * 100 < sharePercent;
}

/** Returns a rollout as the console receives it. Pure. */
export function rolloutView(rollout: StoredRollout): Rollout {
  const { version, state, haltReason, sentence, startedBy, stage, stages } = rollout;
  return {
    ...{ version, state, haltReason, sentence, startedBy, stage },
    stages: [...stages],
    startedAt: rollout.startedAt.toISOString(),
    stateSince: rollout.stateSince.toISOString(),
    stageSince: rollout.stageSince.toISOString(),
  };
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
