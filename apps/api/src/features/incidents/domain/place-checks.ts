import type { CheckId, IncidentId, IncidentKind } from '@sightline/spec';
import { type CheckChange, type CheckFacts, incidentKindOf, type OpenIncident } from './incident.ts';
import { claims, draftOf, type IncidentDraft, someoneIn } from './incident-draft.ts';

/** How long after its opening an incident takes in other targets that fail in the same way. */
export const SAME_CAUSE_MS = 120_000;

export interface PlacementInput {
  readonly incidents: readonly OpenIncident[];
  /** In the order in which they happened. */
  readonly changes: readonly CheckChange[];
  /** Of every check in `changes` and in the members of `incidents`. */
  readonly checks: ReadonlyMap<CheckId, CheckFacts>;
  /** Gives a new id each time. */
  readonly newId: () => IncidentId;
}

/** Moves the checks, one change after the other, into and out of incidents; opens those that are missing. */
export function placeChecks(input: PlacementInput): IncidentDraft[] {
  const drafts = input.incidents.map(draftOf);
  for (const change of input.changes) {
    const facts = input.checks.get(change.checkId);
    if (!facts) throw new Error(`The check ${change.checkId} changed but is not known.`);
    placeCheck(change, facts, drafts, input);
  }
  return drafts;
}

function placeCheck(change: CheckChange, facts: CheckFacts, drafts: IncidentDraft[], input: PlacementInput): void {
  const kind = incidentKindOf(change.to);
  let placed = false;
  for (const draft of drafts) {
    const member = draft.members.get(change.checkId);
    if (!member) continue;
    if (member.leftAt === null || draft.waiting) draft.changes.set(change.checkId, change);
    if (member.leftAt !== null) continue;
    if (draft.kind === kind) placed = true;
    else draft.members.set(change.checkId, { ...member, leftAt: change.at });
  }
  if (kind === null || placed) return;

  let home = drafts.find((draft) => draft.kind === kind && takesIn(draft, change, facts, input.checks));
  if (!home) {
    home = open(kind, change, facts, input.newId());
    drafts.push(home);
  }
  home.members.set(change.checkId, { joinedAt: change.at, leftAt: null });
  home.storeIds.add(facts.storeId);
  home.targets.set(facts.targetKey, facts.targetText);
  home.changes.set(change.checkId, change);
}

function takesIn(
  draft: IncidentDraft,
  change: CheckChange,
  facts: CheckFacts,
  checks: PlacementInput['checks'],
): boolean {
  switch (draft.kind) {
    case 'store_offline':
      return draft.storeId === facts.storeId;
    case 'endpoint_blocked':
      return draft.storeId === facts.storeId && sharesCause(draft, change, facts, checks);
    case 'target_down':
      return sharesCause(draft, change, facts, checks);
  }
}

function sharesCause(
  draft: IncidentDraft,
  change: CheckChange,
  facts: CheckFacts,
  checks: PlacementInput['checks'],
): boolean {
  if (claims(draft, facts.targetKey, checks)) return true;
  const failure = change.trouble?.failure ?? null;
  const withinWindow = change.at.getTime() - draft.openedAt.getTime() <= SAME_CAUSE_MS;
  return failure !== null && failure === draft.failure && withinWindow && someoneIn(draft);
}

function open(kind: IncidentKind, change: CheckChange, facts: CheckFacts, id: IncidentId): IncidentDraft {
  return {
    id,
    kind,
    storeId: kind === 'target_down' ? null : facts.storeId,
    openedAt: change.at,
    failure: change.trouble?.failure ?? null,
    prior: null,
    members: new Map(),
    othersIn: new Map(),
    storeIds: new Set(),
    targets: new Map(),
    waiting: false,
    changes: new Map(),
    scopeKey: scopeKeyOf(kind, facts),
  };
}

/** What an incident is about, within its kind: there is one open incident per key. */
function scopeKeyOf(kind: IncidentKind, facts: CheckFacts): string {
  switch (kind) {
    case 'store_offline':
      return facts.storeId;
    case 'endpoint_blocked':
      return `${facts.storeId}/${facts.targetKey}`;
    case 'target_down':
      return facts.targetKey;
  }
}
