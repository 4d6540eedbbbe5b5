import type { CheckId, IncidentId, IncidentKind, StoreId } from '@sightline/spec';
import { type DescriptionFacts, describeIncident, grownEvidence } from './describe-incident.ts';
import { type CheckFacts, type IncidentMembership, scopeKeyOf } from './incident.ts';
import { type IncidentDraft, targetsIn } from './incident-draft.ts';
import type { IncidentEvidence } from './incident-evidence.ts';
import type { IncidentTransition } from './incident-transition.ts';
import { type PlacementInput, placeChecks } from './place-checks.ts';
import { type SettledIncident, settleIncidents } from './settle-incidents.ts';

export type IncidentFacts = PlacementInput & DescriptionFacts;

/** What to save for one incident. */
export interface IncidentDecision {
  readonly id: IncidentId;
  readonly kind: IncidentKind;
  /** Whether the incident opens with this decision. */
  readonly born: boolean;
  readonly scopeKey: string;
  readonly storeId: StoreId | null;
  readonly openedAt: Date;
  readonly resolvedAt: Date | null;
  readonly absorbedBy: IncidentId | null;
  /** Members that joined, left or came back. Others stay as they are. */
  readonly members: ReadonlyMap<CheckId, IncidentMembership>;
  /** With the evidence that an alert shows; null if only members changed. */
  readonly transition: (IncidentTransition & { readonly evidence: IncidentEvidence }) | null;
  /** Replaces the newest transition's evidence if the incident only grew, so that its counts stay correct. */
  readonly grown: IncidentEvidence | null;
}

/**
 * Decides from checks that changed state which incidents open, grow, are absorbed, released or resolved. One cause is one
 * incident: see docs/adr/0003-incidents-one-cause.md. Returns only incidents that changed. Pure.
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
 * Returns a key that names a target that is still affected. A target that recovered must be free to open its own incident.
 * An incident without current members is keyed by its own id.
 */
function currentScopeKey(draft: IncidentDraft, checks: ReadonlyMap<CheckId, CheckFacts>): string {
  const keys = [...targetsIn(draft, checks)].map((target) => scopeKeyOf(draft.kind, draft.storeId, target));
  return keys.includes(draft.scopeKey) ? draft.scopeKey : (keys[0] ?? draft.id);
}
