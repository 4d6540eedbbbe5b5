import type { Entry, HostId, UnverifiedReason } from '@sightline/spec';
import { type EvidenceJudgement, judgeEvidence } from './judge-evidence.ts';
import type { CheckFacts, HostFacts } from './store-facts.ts';

export interface EntryReason {
  readonly code: UnverifiedReason;
  readonly text: string;
}

/** What is known of one entry in one store. */
export type EntryJudgement =
  | { readonly verdict: 'not_applicable' }
  | { readonly verdict: 'not_verified'; readonly reasons: readonly EntryReason[] }
  /** `at`: the oldest of the evidence, so that all of it holds through then. */
  | { readonly verdict: 'verified'; readonly at: Date };

export interface JudgedCheck {
  readonly check: CheckFacts;
  readonly judgement: EvidenceJudgement;
}

export interface EntryFacts {
  readonly entry: Pick<Entry, 'appliesTo'>;
  /** Whether the list means stores of this kind. */
  readonly appliesToStore: boolean;
  readonly hosts: readonly HostFacts[];
  /** The checks that stand for the entry, on all machines of the store. */
  readonly checks: readonly CheckFacts[];
  /** What of the entry is not checked on a machine, in a sentence each. */
  readonly unplanned: readonly { readonly hostId: HostId; readonly text: string }[];
}

/**
 * Judges one entry in one store at a time: verified only when every machine that needs it has fresh proof of every part of
 * it. Of alternatives one is enough. Silence, a part that cannot be probed and a machine that is missing are never a pass. Pure.
 */
export function judgeEntry(facts: EntryFacts, now: Date): EntryJudgement & { readonly judged: readonly JudgedCheck[] } {
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
  return [{ code: 'no_host', text: 'No machine that needs it has an agent.' }];
}

function notPlanned(text: string): EntryReason {
  return { code: 'not_planned', text };
}

/** What stands against checks that have no alternative with fresh proof on the same machine. */
function doubts(judged: readonly JudgedCheck[]): EntryReason[] {
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
