import type { CheckId, IncidentId } from '@sightline/spec';
import type { DraftBook } from './draft-book.ts';
import type { CheckFacts } from './incident.ts';
import { type IncidentDraft, movedInto, someoneIn, targetsIn } from './incident-draft.ts';
import type { IncidentReason, IncidentState, IncidentTransition } from './incident-transition.ts';

/** What becomes of one incident. At most one transition per decision; none if only its members changed. */
export interface SettledIncident {
  readonly draft: IncidentDraft;
  readonly absorbedBy: IncidentId | null;
  readonly transition: IncidentTransition | null;
}

interface Surroundings {
  readonly book: DraftBook;
  readonly standing: ReadonlySet<IncidentDraft>;
  /** The targets of each open `target_down`. */
  readonly targetsDown: ReadonlyMap<IncidentDraft, ReadonlySet<string>>;
  readonly checks: ReadonlyMap<CheckId, CheckFacts>;
  /** The time of the decision's newest change. */
  readonly now: Date;
}

/**
 * Absorbs, releases and resolves incidents, once every check is in its place. Leaves out incidents that began and ended
 * within the decision: nobody needs to hear about them.
 */
export function settleIncidents(
  book: DraftBook,
  checks: ReadonlyMap<CheckId, CheckFacts>,
  now: Date,
): SettledIncident[] {
  const standing = new Set(book.all.filter(someoneIn));
  const down = [...standing].filter((draft) => draft.kind === 'target_down');
  const targetsDown = new Map(down.map((draft) => [draft, targetsIn(draft, checks)]));
  return book.all.flatMap((draft) => settle(draft, { book, standing, targetsDown, checks, now }) ?? []);
}

function settle(draft: IncidentDraft, surroundings: Surroundings): SettledIncident | null {
  const absorber = absorberOf(draft, surroundings);
  if (surroundings.standing.has(draft) || (draft.prior && absorber))
    return {
      draft,
      absorbedBy: absorber?.id ?? null,
      transition: standingTransition(draft, absorber, surroundings.now),
    };
  if (!draft.prior) return null;
  const endedAt = lastChangeAt(draft) ?? surroundings.now;
  const at = new Date(Math.max(endedAt.getTime(), draft.openedAt.getTime()));
  return {
    draft,
    absorbedBy: draft.prior.absorbedBy,
    transition: { from: priorState(draft), to: 'resolved', reason: resolutionReason(draft, draft.prior.alerted), at },
  };
}

/**
 * Returns the wider incident that absorbs this one. Looked up every time: an incident that takes in a target which the wider
 * one does not explain must alert again.
 */
function absorberOf(draft: IncidentDraft, surroundings: Surroundings): IncidentDraft | null {
  if (draft.kind !== 'endpoint_blocked' || draft.storeId === null) return null;
  const { book, standing, targetsDown, checks } = surroundings;
  const wider = book.widerNear(draft.storeId).filter((other) => standing.has(other));
  if (!standing.has(draft)) return wider.find((other) => movedInto(draft, other)) ?? null;
  const targets = [...targetsIn(draft, checks)];
  return (
    wider.find((other) => {
      const explained = targetsDown.get(other);
      return explained ? targets.every((target) => explained.has(target)) : other.kind === 'store_offline';
    }) ?? null
  );
}

function standingTransition(
  draft: IncidentDraft,
  absorber: IncidentDraft | null,
  now: Date,
): IncidentTransition | null {
  const from = priorState(draft);
  const to = absorber ? 'absorbed' : 'open';
  if (from === to) return null;
  return { from, to, reason: standingReason(draft, to), at: draft.prior ? now : draft.openedAt };
}

function standingReason(draft: IncidentDraft, to: 'open' | 'absorbed'): IncidentReason {
  if (!draft.prior) return to === 'open' ? 'cause_found' : 'born_absorbed';
  if (to === 'absorbed') return 'wider_cause';
  return draft.prior.alerted ? 'released' : 'released_unheard';
}

function priorState(draft: IncidentDraft): IncidentState {
  if (!draft.prior) return 'none';
  return draft.prior.absorbedBy === null ? 'open' : 'absorbed';
}

/** Returns `recovered` if every check that ended the incident works again. Otherwise the checks only changed to another state. */
function resolutionReason(draft: IncidentDraft, alerted: boolean): IncidentReason {
  const states = [...draft.changes.values()].map((change) => change.to);
  const works = states.length > 0 && states.every((state) => state === 'pass' || state === 'degraded');
  if (works) return alerted ? 'recovered' : 'recovered_unheard';
  return alerted ? 'reclassified' : 'reclassified_unheard';
}

function lastChangeAt(draft: IncidentDraft): Date | null {
  const times = [...draft.changes.values()].map((change) => change.at.getTime());
  return times.length === 0 ? null : new Date(times.reduce((latest, time) => Math.max(latest, time)));
}
