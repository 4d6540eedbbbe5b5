import { type HostId, type RolloutCounts, type UpdateOutcome, type UpdateReason } from '@sightline/spec';
import { isInShare, type StoredRollout, shareOf } from './rollout.ts';

export interface HostOutcome {
  readonly outcome: UpdateOutcome;
  readonly reason: UpdateReason;
  readonly receivedAt: Date;
}

/** What is known about a host on one of the rollout's platforms. */
export interface RolloutHost {
  readonly hostId: HostId;
  readonly agentVersion: string;
  readonly lastReportAt: Date | null;
  readonly reportIntervalS: number;
  /** What became of the rollout's version on this host; null until the agent reports it. */
  readonly outcome: HostOutcome | null;
}

/** The counts that the console shows, and those that only the judgement needs. */
export interface RolloutHostCounts extends RolloutCounts {
  /** Since the rollout was last started or resumed; whoever did that knew about earlier ones. */
  readonly newFailures: number;
  readonly newBadSignatures: number;
  /** Hosts outside the current share: they show how much silence is normal today. */
  readonly others: number;
  readonly othersSilent: number;
}

// A version on trial may stay silent for six intervals.
const SILENT_INTERVALS = 10;
const SILENT_SLACK_MS = 60_000;

/**
 * Counts the hosts of a rollout by how far they are. Leaves out hosts that were already silent when the rollout was last
 * started or resumed, and hosts whose agent is updated from outside. Pure.
 */
export function countRolloutHosts(rollout: StoredRollout, hosts: Iterable<RolloutHost>, now: Date): RolloutHostCounts {
  const share = shareOf(rollout);
  const alive = [...hosts].filter((host) => wasAlive(host, rollout) && host.outcome?.outcome !== 'declined');
  const inShare = alive.filter((host) => isInShare(host.hostId, rollout.version, share));
  const failures = inShare.filter(({ outcome }) => outcome !== null && outcome.outcome !== 'updated');
  const newFailures = failures.filter(({ outcome }) => outcome !== null && outcome.receivedAt >= rollout.stateSince);
  const failed = new Set(failures);
  const silentCount = alive.filter((host) => isSilent(host, now)).length;
  const silent = inShare.filter((host) => isSilent(host, now)).length;
  const rolledBack = failures.filter(({ outcome }) => outcome?.outcome === 'rolled_back').length;
  return {
    hosts: alive.length,
    inShare: inShare.length,
    // A host that rolled back may have reported this version while it was on trial.
    updated: inShare.filter((host) => host.agentVersion === rollout.version && !failed.has(host)).length,
    rolledBack,
    refused: failures.length - rolledBack,
    silent,
    newFailures: newFailures.length,
    newBadSignatures: newFailures.filter(({ outcome }) => outcome?.reason === 'bad_signature').length,
    others: alive.length - inShare.length,
    othersSilent: silentCount - silent,
  };
}

function silentAfterMs({ reportIntervalS }: RolloutHost): number {
  return SILENT_INTERVALS * reportIntervalS * 1_000 + SILENT_SLACK_MS;
}

function wasAlive(host: RolloutHost, { stateSince }: StoredRollout): boolean {
  return host.lastReportAt !== null && host.lastReportAt.getTime() >= stateSince.getTime() - silentAfterMs(host);
}

function isSilent(host: RolloutHost, now: Date): boolean {
  return now.getTime() - (host.lastReportAt?.getTime() ?? 0) > silentAfterMs(host);
}
