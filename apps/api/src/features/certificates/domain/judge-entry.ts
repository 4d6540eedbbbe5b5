import type { Entry, HostId, UnverifiedReason } from '@sightline/spec';
import { type EvidenceJudgement, judgeEvidence } from './judge-evidence.ts';
import type { CheckSnapshot, HostSnapshot } from './store-snapshot.ts';

export interface EntryReason {
  readonly code: UnverifiedReason;
  readonly text: string;
}

/** The verdict on one entry in one store. */
export type EntryJudgement =
  | { readonly verdict: 'not_applicable' }
  | { readonly verdict: 'not_verified'; readonly reasons: readonly EntryReason[] }
  /** `at` is the time of the oldest evidence. */
  | { readonly verdict: 'verified'; readonly at: Date };

/** A check, and whether it counts as evidence. */
export interface CheckJudgement {
  readonly check: CheckSnapshot;
  readonly judgement: EvidenceJudgement;
}

/** What judging an entry in a store needs. */
export interface EntryFacts {
  readonly entry: Pick<Entry, 'appliesTo'>;
  /** Whether the entry applies to stores with this profile. */
  readonly appliesToStore: boolean;
  readonly hosts: readonly HostSnapshot[];
  /** The checks of the entry, on all hosts of the store. */
  readonly checks: readonly CheckSnapshot[];
  /** The parts of the entry that a host does not check, one sentence each. */
  readonly unplanned: readonly { readonly hostId: HostId; readonly text: string }[];
}

/**
 * Judges one entry in one store at a given time. An entry is verified only when every host that needs it has fresh proof of
 * every part, or of one alternative. Silence, a part that cannot be probed and a missing host never count as a pass. Pure.
 */
export function judgeEntry(
  facts: EntryFacts,
  now: Date,
): EntryJudgement & { readonly judged: readonly CheckJudgement[] } {
  if (!facts.appliesToStore) return { verdict: 'not_applicable', judged: [] };
  const judged = facts.checks.map((check) => ({ check, judgement: judgeEvidence(check, now) }));
  const reasons = [...missingHosts(facts), ...facts.unplanned.map(({ text }) => notPlanned(text)), ...doubts(judged)];
  if (reasons.length > 0) return { verdict: 'not_verified', reasons: distinct(reasons), judged };
  const times = judged.flatMap(({ judgement }) => (judgement.kind === 'counts' ? [judgement.at.getTime()] : []));
  if (times.length === 0) return { verdict: 'not_verified', reasons: [notPlanned('No part of it is probed.')], judged };
  return { verdict: 'verified', at: new Date(Math.min(...times)), judged };
}

function missingHosts({ entry, hosts, checks }: EntryFacts): EntryReason[] {
  if (checks.length > 0 || hosts.some(({ role }) => entry.appliesTo.roles.includes(role))) return [];
  return [{ code: 'no_host', text: 'No host that needs it runs an agent.' }];
}

function notPlanned(text: string): EntryReason {
  return { code: 'not_planned', text };
}

/** Returns the reasons against checks without an alternative that has fresh proof on the same host. */
function doubts(judged: readonly CheckJudgement[]): EntryReason[] {
  const alone = new Map(judged.map(({ check }, index) => [check, String(index)]));
  const alternatives = Map.groupBy(judged, ({ check }) =>
    JSON.stringify(check.anyOf === null ? [alone.get(check)] : [check.hostId, check.anyOf]),
  );
  return [...alternatives.values()].flatMap((group) =>
    group.some(({ judgement }) => judgement.kind === 'counts')
      ? []
      : group.flatMap(({ judgement }) =>
          judgement.kind === 'counts' ? [] : [{ code: judgement.reason, text: judgement.text }],
        ),
  );
}

function distinct(reasons: readonly EntryReason[]): EntryReason[] {
  return [...new Map(reasons.map((reason) => [`${reason.code} ${reason.text}`, reason])).values()];
}
