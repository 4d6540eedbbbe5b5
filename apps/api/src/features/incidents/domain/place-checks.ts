import type { CheckId, IncidentId, IncidentKind } from '@sightline/spec';
import { DraftBook } from './draft-book.ts';
import { type CheckChange, type CheckFacts, incidentKindOf, type OpenIncident, scopeKeyOf } from './incident.ts';
import { draftOf, hasTarget, type IncidentDraft, movedInto, someoneIn } from './incident-draft.ts';

/** How long after it opens an incident takes in other targets that fail the same way. */
export const SAME_CAUSE_MS = 120_000;

export interface PlacementInput {
  readonly incidents: readonly OpenIncident[];
  /** In the order they happened. */
  readonly changes: readonly CheckChange[];
  /** Includes every check in `changes` and every member of `incidents`. */
  readonly checks: ReadonlyMap<CheckId, CheckFacts>;
  /** Returns a new id each time. */
  readonly newId: () => IncidentId;
}

/** Moves checks into and out of incidents, one change at a time. Opens incidents where none fits. */
export function placeChecks(input: PlacementInput): DraftBook {
  const book = new DraftBook(input.incidents.map(draftOf));
  for (const change of input.changes) {
    const facts = input.checks.get(change.checkId);
    if (!facts) throw new Error(`The check ${change.checkId} changed but is not known.`);
    placeCheck(change, facts, book, input);
  }
  return book;
}

function placeCheck(change: CheckChange, facts: CheckFacts, book: DraftBook, input: PlacementInput): void {
  const kind = incidentKindOf(change.to, facts.scope);
  const stays = leaveOthers(change, kind, book);
  if (kind === null || stays) return;

  let home = findHome(kind, change, { facts, book, checks: input.checks });
  if (!home) {
    home = open(kind, change, facts, input.newId());
    book.add(home);
  }
  book.enter(change.checkId, home);
  home.members.set(change.checkId, { joinedAt: change.at, leftAt: null });
  home.storeIds.add(facts.storeId);
  home.targets.set(facts.targetKey, facts.targetText);
  home.changes.set(change.checkId, change);
}

/** Removes the check from every incident of another kind. Returns whether it is already in one of this kind. */
function leaveOthers(change: CheckChange, kind: IncidentKind | null, book: DraftBook): boolean {
  let stays = false;
  for (const draft of book.ofCheck(change.checkId)) {
    const member = draft.members.get(change.checkId);
    if (!member) continue;
    const isIn = member.leftAt === null;
    if (isIn || draft.waited || draft.changes.has(change.checkId)) draft.changes.set(change.checkId, change);
    if (isIn && draft.kind === kind) stays = true;
    if (isIn && draft.kind !== kind) draft.members.set(change.checkId, { ...member, leftAt: change.at });
  }
  return stays;
}

interface Whereabouts {
  readonly facts: CheckFacts;
  readonly book: DraftBook;
  readonly checks: PlacementInput['checks'];
}

/**
 * Returns the incident that a check belongs to; undefined if there is none yet. An incident that has the target comes before
 * one that merely began at the same time, so that a target is in one incident of a kind.
 */
function findHome(
  kind: IncidentKind,
  change: CheckChange,
  { facts, book, checks }: Whereabouts,
): IncidentDraft | undefined {
  const { checkId } = change;
  const near = book.near(kind, facts.storeId);
  return (
    near.find((draft) => draft.kind === 'store_offline' || hasTarget(draft, facts.targetKey, checks)) ??
    near.find((draft) => draft.members.has(checkId) && draft.changes.has(checkId)) ??
    near.find((draft) => waitsFor(draft, { facts, book, checks })) ??
    near.find((draft) => beganAlike(draft, change) || beganWithin(draft, change))
  );
}

/** Returns whether an incident waits behind a wider one that hides this target. */
function waitsFor(draft: IncidentDraft, { facts, book, checks }: Whereabouts): boolean {
  if (someoneIn(draft) || !book.widerNear(facts.storeId).some((wider) => movedInto(draft, wider))) return false;
  return [...draft.members.keys()].some((checkId) => checks.get(checkId)?.targetKey === facts.targetKey);
}

/** Returns whether an incident just began with the same failure: then both share a cause. */
function beganAlike(draft: IncidentDraft, change: CheckChange): boolean {
  const failure = change.trouble?.failure ?? null;
  return failure !== null && failure === draft.failure && beganJustNow(draft, change);
}

/** A program that stops shows up in several ways within its store: its service, its port, and from every other host. */
function beganWithin(draft: IncidentDraft, change: CheckChange): boolean {
  return draft.kind === 'host_software' && beganJustNow(draft, change);
}

function beganJustNow(draft: IncidentDraft, change: CheckChange): boolean {
  return change.at.getTime() - draft.openedAt.getTime() <= SAME_CAUSE_MS && someoneIn(draft);
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
    waited: false,
    changes: new Map(),
    scopeKey: scopeKeyOf(kind, facts.storeId, facts.targetKey),
  };
}
