import type { CheckId, Failure, IncidentId, IncidentKind, StoreId } from '@sightline/spec';
import type { CheckChange, CheckFacts, IncidentMembership, OpenIncident } from './incident.ts';

/** An incident during a decision: what it was, and what the changes turn it into. */
export interface IncidentDraft {
  readonly id: IncidentId;
  readonly kind: IncidentKind;
  readonly storeId: StoreId | null;
  readonly openedAt: Date;
  readonly failure: Failure | null;
  /** As loaded; null for an incident that opens with this decision. */
  readonly prior: OpenIncident | null;
  readonly members: Map<CheckId, IncidentMembership>;
  readonly othersIn: ReadonlyMap<string, number>;
  readonly storeIds: Set<StoreId>;
  readonly targets: Map<string, string>;
  /** It had no current members and stayed open only because its checks had moved into its absorber. */
  readonly waited: boolean;
  /** The newest change of each check that joined, left or stayed. If the incident waited, also of every former member. */
  readonly changes: Map<CheckId, CheckChange>;
  readonly scopeKey: string;
}

export function draftOf(incident: OpenIncident): IncidentDraft {
  return {
    id: incident.id,
    kind: incident.kind,
    storeId: incident.storeId,
    openedAt: incident.openedAt,
    failure: incident.evidence.failure,
    prior: incident,
    members: new Map(incident.members),
    othersIn: incident.othersIn,
    storeIds: new Set(incident.storeIds),
    targets: new Map(incident.targets),
    waited: !someoneIn(incident),
    changes: new Map(),
    scopeKey: incident.scopeKey,
  };
}

/** Returns whether the incident has a current member. */
export function someoneIn({
  othersIn,
  members,
}: Pick<IncidentDraft, 'othersIn'> & Pick<OpenIncident, 'members'>): boolean {
  if (othersIn.size > 0) return true;
  for (const member of members.values()) if (member.leftAt === null) return true;
  return false;
}

/** Returns the target keys of the current members. */
export function targetsIn(draft: IncidentDraft, checks: ReadonlyMap<CheckId, CheckFacts>): Set<string> {
  const targets = new Set(draft.othersIn.keys());
  for (const [checkId, member] of draft.members) {
    const facts = checks.get(checkId);
    if (member.leftAt === null && facts) targets.add(facts.targetKey);
  }
  return targets;
}

/** Returns whether a check of this target is a current member. */
export function hasTarget(draft: IncidentDraft, targetKey: string, checks: ReadonlyMap<CheckId, CheckFacts>): boolean {
  if (draft.othersIn.has(targetKey)) return true;
  for (const [checkId, member] of draft.members)
    if (member.leftAt === null && checks.get(checkId)?.targetKey === targetKey) return true;
  return false;
}

/**
 * Returns whether a check moved straight from one incident into the wider one and is still there. The first incident is not
 * over: its target is hidden behind the wider problem, and nobody can claim that it is resolved.
 */
export function movedInto(draft: IncidentDraft, wider: IncidentDraft): boolean {
  if (draft.kind !== 'endpoint_blocked' || wider.kind === 'endpoint_blocked') return false;
  for (const [checkId, member] of draft.members) {
    const there = wider.members.get(checkId);
    if (member.leftAt !== null && there?.leftAt === null && there.joinedAt.getTime() === member.leftAt.getTime())
      return true;
  }
  return false;
}
