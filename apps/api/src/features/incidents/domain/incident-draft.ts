import type { CheckId, Failure, IncidentId, IncidentKind, StoreId } from '@sightline/spec';
import type { CheckChange, CheckFacts, Membership, OpenIncident } from './incident.ts';

/** An incident while a decision is being made: what it was, and what the changes make of it. */
export interface IncidentDraft {
  readonly id: IncidentId;
  readonly kind: IncidentKind;
  readonly storeId: StoreId | null;
  readonly openedAt: Date;
  readonly failure: Failure | null;
  /** As loaded; null for an incident that begins with this decision. */
  readonly prior: OpenIncident | null;
  readonly members: Map<CheckId, Membership>;
  readonly othersIn: ReadonlyMap<string, number>;
  readonly storeIds: Set<StoreId>;
  readonly targets: Map<string, string>;
  /** Nobody is in, and it stands only because its checks went over to its absorber. */
  readonly waiting: boolean;
  /** The newest change of each check that came, went or stayed; while waiting, of every former member. */
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
    waiting: !someoneIn(incident),
    changes: new Map(),
    scopeKey: incident.scopeKey,
  };
}

/** Whether a check is still in. */
export function someoneIn({
  othersIn,
  members,
}: Pick<IncidentDraft, 'othersIn'> & Pick<OpenIncident, 'members'>): boolean {
  if (othersIn.size > 0) return true;
  for (const member of members.values()) if (member.leftAt === null) return true;
  return false;
}

/** The keys of the targets of the members still in. */
export function targetsIn(draft: IncidentDraft, checks: ReadonlyMap<CheckId, CheckFacts>): Set<string> {
  const targets = new Set(draft.othersIn.keys());
  for (const [checkId, member] of draft.members) {
    const facts = checks.get(checkId);
    if (member.leftAt === null && facts) targets.add(facts.targetKey);
  }
  return targets;
}

/**
 * Whether a target that fails again belongs to this incident: one of a member still in or gone just now, or, while nobody
 * is in, of any former one.
 */
export function claims(draft: IncidentDraft, targetKey: string, checks: ReadonlyMap<CheckId, CheckFacts>): boolean {
  if (draft.othersIn.has(targetKey)) return true;
  const anyFormer = !someoneIn(draft);
  for (const [checkId, member] of draft.members) {
    const current = member.leftAt === null || anyFormer || draft.changes.has(checkId);
    if (current && checks.get(checkId)?.targetKey === targetKey) return true;
  }
  return false;
}
