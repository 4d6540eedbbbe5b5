import {
  type CheckId,
  type CheckState,
  endedIncidentTitle,
  formatNumber,
  formatStateCounts,
  type IncidentEnding,
  type IncidentKind,
  type IncidentSubject,
  openIncidentTitle,
  type StoreId,
} from '@sightline/spec';
import {
  type CheckChange,
  type CheckFacts,
  type CheckTrouble,
  isSignOf,
  type StoreFacts,
  type TargetReach,
} from './incident.ts';
import type { IncidentDraft } from './incident-draft.ts';
import { type IncidentEvidence, NAMED_MAX } from './incident-evidence.ts';
import type { SettledIncident } from './settle-incidents.ts';

export interface DescriptionFacts {
  readonly checks: ReadonlyMap<CheckId, CheckFacts>;
  readonly stores: ReadonlyMap<StoreId, StoreFacts>;
  readonly reach: ReadonlyMap<string, TargetReach>;
}

/** Returns what people are told about a transition; null when the incident did not change state. */
export function describeIncident(settled: SettledIncident, facts: DescriptionFacts): IncidentEvidence | null {
  const { draft, transition } = settled;
  if (!transition) return null;
  const { prior } = draft;
  if (!prior) return openingEvidence(draft, facts);
  if (transition.reason === 'released_unheard') return { ...prior.evidence, ...openSubject(draft, prior.evidence) };
  if (transition.to !== 'resolved') return prior.evidence;
  const works = transition.reason === 'recovered' || transition.reason === 'recovered_unheard';
  const ending: IncidentEnding = works
    ? { kind: 'recovered' }
    : { kind: 'reclassified', blockedStoreCount: countBlockedStores(draft, facts) };
  return resolvedEvidence(draft, prior.evidence, ending);
}

function openingEvidence(draft: IncidentDraft, { stores, reach }: DescriptionFacts): IncidentEvidence {
  const troubled = [...draft.changes.values()].filter((change) => isSignOf(draft.kind, change.to));
  const affected = [...draft.storeIds].flatMap((id) => stores.get(id) ?? []);
  const reaches = [...draft.targets.keys()].flatMap((key) => reach.get(key) ?? []);
  const wide = draft.kind === 'target_down';
  const storeCount = wide ? Math.max(draft.storeIds.size, ...reaches.map((each) => each.failingCount)) : 1;
  const zones = new Set(affected.map((store) => store.timeZone));
  const subject = {
    targets: [...draft.targets.values()].slice(0, NAMED_MAX),
    targetCount: draft.targets.size,
    stores: affected.slice(0, NAMED_MAX).map(storeLabel),
    storeCount,
    fleetCount: wide ? Math.max(storeCount, ...reaches.map((each) => each.storeCount)) : null,
  };
  return {
    title: openIncidentTitle(titleSubject(draft, subject)),
    ...tellingOf(draft.kind, troubled),
    ...subject,
    since: sinceOf(troubled, draft.openedAt),
    timeZone: zones.size === 1 && affected.length >= storeCount ? ([...zones][0] ?? null) : null,
  };
}

/** Returns the evidence of an incident that grew since it was announced; null when it is as large as before. */
export function grownEvidence(draft: IncidentDraft): IncidentEvidence | null {
  const told = draft.prior?.evidence;
  if (!told) return null;
  const grown = { ...told, ...openSubject(draft, told) };
  return grown.targetCount === told.targetCount && grown.storeCount === told.storeCount ? null : grown;
}

function resolvedEvidence(draft: IncidentDraft, opened: IncidentEvidence, ending: IncidentEnding): IncidentEvidence {
  const subject = grownSubject(draft, opened);
  return {
    ...opened,
    ...subject,
    title: endedIncidentTitle(titleSubject(draft, subject), ending),
    sentences: [endingSentence(draft, ending)],
  };
}

function openSubject(draft: IncidentDraft, opened: IncidentEvidence): GrownSubject & { title: string } {
  const subject = grownSubject(draft, opened);
  return { ...subject, title: openIncidentTitle(titleSubject(draft, subject)) };
}

type GrownSubject = Pick<IncidentEvidence, 'targets' | 'targetCount' | 'stores' | 'storeCount' | 'fleetCount'>;

/** Returns what an incident is about now: it may have grown since it opened. */
function grownSubject(draft: IncidentDraft, opened: IncidentEvidence): GrownSubject {
  return {
    targets: [...draft.targets.values()].slice(0, NAMED_MAX),
    targetCount: draft.targets.size,
    stores: opened.stores,
    storeCount: Math.max(opened.storeCount, draft.storeIds.size),
    fleetCount: opened.fleetCount === null ? null : Math.max(opened.fleetCount, draft.storeIds.size),
  };
}

function titleSubject(
  draft: IncidentDraft,
  subject: Omit<IncidentSubject, 'kind' | 'store'> & { stores: string[] },
): IncidentSubject {
  return { ...subject, kind: draft.kind, store: draft.storeId === null ? null : (subject.stores[0] ?? null) };
}

/** `0007 Harbor Point` */
export function storeLabel(store: Pick<StoreFacts, 'number' | 'name'>): string {
  return `${store.number} ${store.name}`;
}

const OFFLINE_FIX =
  "Check the store's line first: power, modem, router, then the provider. We can't tell whether its targets work until it is back.";
const SILENT_FIX =
  "Check that the store has power and its line is up, then that the agent's machine runs and can reach Sightline.";
const VENDOR_FIX =
  'Nothing to change at the stores. Report it to the vendor; this incident resolves by itself once the target answers again.';

type Telling = Pick<IncidentEvidence, 'failure' | 'explanation' | 'fix' | 'sentences'>;

const NOTHING_TOLD: CheckTrouble = { failure: null, explanation: '', fix: '', sentences: [], failingSince: null };

/**
 * Returns what the first failing check says. Only a blocked endpoint and a problem inside the store are about the check
 * itself; for a line or a vendor the verdict's own sentence says more, and the fix differs.
 */
function tellingOf(kind: IncidentKind, troubled: readonly CheckChange[]): Telling {
  const first = troubled.find((change) => change.trouble !== null)?.trouble ?? NOTHING_TOLD;
  const { failure, fix } = first;
  const sentences = [...first.sentences];
  const verdict = sentences[0] ?? first.explanation;
  switch (kind) {
    case 'endpoint_blocked':
    case 'host_software':
      return { failure, explanation: first.explanation, fix, sentences };
    case 'store_offline':
      return { failure, explanation: verdict, fix: failure === null ? SILENT_FIX : OFFLINE_FIX, sentences };
    case 'target_down':
      return { failure, explanation: verdict, fix: VENDOR_FIX, sentences };
  }
}

function sinceOf(troubled: readonly CheckChange[], openedAt: Date): string {
  const starts = troubled.flatMap((change) => change.trouble?.failingSince ?? []).map((text) => Date.parse(text));
  return new Date(Math.min(openedAt.getTime(), ...starts)).toISOString();
}

/** Stores whose check is blocked now that the wider cause is over. */
function countBlockedStores(draft: IncidentDraft, { checks }: DescriptionFacts): number {
  const blocked = [...draft.changes.values()].filter(({ to }) => to === 'blocked');
  return new Set(blocked.flatMap(({ checkId }) => checks.get(checkId)?.storeId ?? [])).size;
}

function endingSentence(draft: IncidentDraft, ending: IncidentEnding): string {
  const states = [...draft.changes.values()].map(({ to }) => to);
  if (ending.kind === 'recovered')
    return states.includes('degraded')
      ? 'All checks reach their targets again, but something in the path alters the connection.'
      : 'All checks pass again.';
  return `Its last checks are now: ${formatLastStates(states)}.`;
}

function formatLastStates(states: readonly (CheckState | 'retired')[]): string {
  const counts = new Map<CheckState | 'retired', number>();
  for (const state of states) counts.set(state, (counts.get(state) ?? 0) + 1);
  const retired = counts.get('retired');
  counts.delete('retired');
  const parts = [formatStateCounts(Object.fromEntries(counts))];
  if (retired !== undefined) parts.push(`${formatNumber(retired)} no longer on the list`);
  return parts.filter((part) => part !== '').join(', ');
}
