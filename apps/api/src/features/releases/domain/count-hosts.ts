import { type HostId, type RolloutCounts, type UpdateOutcome, type UpdateReason } from '@sightline/spec';
import { isInShare } from './host-share.ts';
import { type Rollout, shareOf } from './rollout.ts';

export interface HostOutcome {
  readonly outcome: UpdateOutcome;
  readonly reason: UpdateReason;
  readonly receivedAt: Date;
}

/** What is known of a host of a rollout's platforms. */
export interface HostStanding {
  readonly hostId: HostId;
  readonly agentVersion: string;
  readonly lastReportAt: Date | null;
  readonly reportIntervalS: number;
  /** What became of the rollout's version on it, null while nothing did. */
  readonly outcome: HostOutcome | null;
}

/** The counts that are shown, and what only the judgement needs. */
export interface FleetCounts extends RolloutCounts {
  /** Since the rollout was last set going; whoever did that knew of those before. */
  readonly newFailures: number;
  readonly newBadSignatures: number;
  /** Hosts that are not in the share yet: what silence is usual today. */
  readonly others: number;
  readonly othersSilent: number;
}

// A version on trial has six intervals in which it may say nothing.
const SILENT_INTERVALS = 10;
const SILENT_SLACK_MS = 60_000;

/**
 * Counts how hosts stand to a rollout. A host that was silent before it was last set going tells nothing about it
 * and is left out of all counts, as is one that is updated from outside. Pure.
 */
export function countHosts(rollout: Rollout, hosts: Iterable<HostStanding>, now: Date): FleetCounts {
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
    // A host that has rolled back has reported as the version too, while it was on trial.
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

function silentAfterMs({ reportIntervalS }: HostStanding): number {
  return SILENT_INTERVALS * reportIntervalS * 1_000 + SILENT_SLACK_MS;
}

function wasAlive(host: HostStanding, { stateSince }: Rollout): boolean {
  return host.lastReportAt !== null && host.lastReportAt.getTime() >= stateSince.getTime() - silentAfterMs(host);
}

function isSilent(host: HostStanding, now: Date): boolean {
  return now.getTime() - (host.lastReportAt?.getTime() ?? 0) > silentAfterMs(host);
}
