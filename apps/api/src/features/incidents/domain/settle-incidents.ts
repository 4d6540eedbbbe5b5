import type { CheckId, IncidentId } from '@sightline/spec';
import type { CheckFacts } from './incident.ts';
import { type IncidentDraft, movedInto, someoneIn, targetsIn } from './incident-draft.ts';
import type { IncidentReason, IncidentState, IncidentTransition } from './incident-transition.ts';

/** What becomes of one incident. At most one transition per decision; none when only its members changed. */
export interface SettledIncident {
  readonly draft: IncidentDraft;
  readonly absorbedBy: IncidentId | null;
  readonly transition: IncidentTransition | null;
}

interface Surroundings {
  readonly standing: ReadonlyMap<IncidentId, IncidentDraft>;
  readonly checks: ReadonlyMap<CheckId, CheckFacts>;
  /** When the newest change of the decision happened. */
  readonly now: Date;
}

/**
 * Absorbs, releases and resolves, once every check is in its place. Incidents that began and ended within the decision
 * are left out: nobody need hear of them.
 */
export function settleIncidents(
  drafts: readonly IncidentDraft[],
  checks: ReadonlyMap<CheckId, CheckFacts>,
  now: Date,
): SettledIncident[] {
  const standing = new Map(drafts.filter(someoneIn).map((draft) => [draft.id, draft]));
  const surroundings = { standing, checks, now };
  return drafts.flatMap((draft) => {
    const settled = settle(draft, surroundings);
    return settled ? [settled] : [];
  });
}

function settle(draft: IncidentDraft, surroundings: Surroundings): SettledIncident | null {
  const absorber = absorberOf(draft, surroundings);
  if (surroundings.standing.has(draft.id) || (draft.prior && absorber))
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
 * The wider incident that speaks for this one. Found anew each time: one that takes in a target which the wider incident
 * does not explain must be heard again.
 */
function absorberOf(draft: IncidentDraft, { standing, checks }: Surroundings): IncidentDraft | null {
  if (draft.kind !== 'endpoint_blocked') return null;
  const wide = [...standing.values()].filter((other) => other.kind !== 'endpoint_blocked');
  if (!standing.has(draft.id)) return wide.find((wider) => movedInto(draft, wider)) ?? null;
  return (
    wide.find((wider) => wider.kind === 'store_offline' && wider.storeId === draft.storeId) ??
    wide.find((wider) => wider.kind === 'target_down' && covers(wider, draft, checks)) ??
    null
  );
}

function covers(wider: IncidentDraft, draft: IncidentDraft, checks: Surroundings['checks']): boolean {
  const widerTargets = targetsIn(wider, checks);
  return [...targetsIn(draft, checks)].every((target) => widerTargets.has(target));
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

/** `recovered` when every check that ended it works again; otherwise they only are something else now. */
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
