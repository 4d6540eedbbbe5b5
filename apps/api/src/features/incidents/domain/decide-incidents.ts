import type { CheckId, IncidentId, IncidentKind, StoreId } from '@sightline/spec';
import { type DescriptionFacts, describeIncident, grownEvidence } from './describe-incident.ts';
import { type CheckFacts, type IncidentMembership, scopeKeyOf } from './incident.ts';
import { type IncidentDraft, targetsIn } from './incident-draft.ts';
import type { IncidentEvidence } from './incident-evidence.ts';
import type { IncidentTransition } from './incident-transition.ts';
import { type PlacementInput, placeChecks } from './place-checks.ts';
import { type SettledIncident, settleIncidents } from './settle-incidents.ts';

export type IncidentFacts = PlacementInput & DescriptionFacts;

/** What is to be saved of one incident. */
export interface IncidentDecision {
  readonly id: IncidentId;
  readonly kind: IncidentKind;
  /** Begins with this decision. */
  readonly born: boolean;
  readonly scopeKey: string;
  readonly storeId: StoreId | null;
  readonly openedAt: Date;
  readonly resolvedAt: Date | null;
  readonly absorbedBy: IncidentId | null;
  /** Members that came, went or came back; others stay as they are. */
  readonly members: ReadonlyMap<CheckId, IncidentMembership>;
  /** With what people are told; null when only members changed. */
  readonly transition: (IncidentTransition & { readonly evidence: IncidentEvidence }) | null;
  /** Takes the place of the newest transition's evidence when the incident only grew: the counts stay true. */
  readonly grown: IncidentEvidence | null;
}

/**
 * Concludes from checks that changed state which incidents open, grow, are absorbed, released and resolved. One cause is
 * one incident: see docs/adr/0003-incidents-one-cause.md. Pure; answers only incidents of which something changed.
 */
export function decideIncidents(facts: IncidentFacts): IncidentDecision[] {
  const newest = facts.changes.reduce((latest, change) => Math.max(latest, change.at.getTime()), 0);
  const settled = settleIncidents(placeChecks(facts), facts.checks, new Date(newest));
  return settled.filter(isNews).map((incident) => decisionOf(incident, facts));
}

function decisionOf(settled: SettledIncident, facts: IncidentFacts): IncidentDecision {
  const { draft, transition, absorbedBy } = settled;
  const evidence = describeIncident(settled, facts);
  return {
    id: draft.id,
    kind: draft.kind,
    born: draft.prior === null,
    scopeKey: currentScopeKey(draft, facts.checks),
    storeId: draft.storeId,
    openedAt: draft.openedAt,
    resolvedAt: transition?.to === 'resolved' ? transition.at : null,
    absorbedBy,
    members: changedMembers(draft),
    transition: transition && evidence ? { ...transition, evidence } : null,
    grown: transition ? null : grownEvidence(draft),
  };
}

function isNews({ draft, absorbedBy, transition }: SettledIncident): boolean {
  return transition !== null || absorbedBy !== (draft.prior?.absorbedBy ?? null) || changedMembers(draft).size > 0;
}

function changedMembers(draft: IncidentDraft): Map<CheckId, IncidentMembership> {
  const changed = new Map<CheckId, IncidentMembership>();
  for (const checkId of draft.changes.keys()) {
    const before = draft.prior?.members.get(checkId);
    const after = draft.members.get(checkId);
    if (after && after !== before) changed.set(checkId, after);
  }
  return changed;
}

/**
 * The key names a target that is still affected: one that recovered must be free to open an incident of its own. While
 * nobody is in, an incident is about nothing but itself.
 */
function currentScopeKey(draft: IncidentDraft, checks: ReadonlyMap<CheckId, CheckFacts>): string {
  const keys = [...targetsIn(draft, checks)].map((target) => scopeKeyOf(draft.kind, draft.storeId, target));
  return keys.includes(draft.scopeKey) ? draft.scopeKey : (keys[0] ?? draft.id);
}
