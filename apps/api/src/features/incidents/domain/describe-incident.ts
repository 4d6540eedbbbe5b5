import type { CheckState, IncidentKind, StoreId } from '@sightline/spec';
import { type CheckChange, type CheckTrouble, isSignOf, type StoreFacts, type TargetReach } from './incident.ts';
import type { IncidentDraft } from './incident-draft.ts';
import { type IncidentEvidence, NAMED_MAX } from './incident-evidence.ts';
import { openTitle, resolvedTitle, type TitleSubject } from './incident-title.ts';
import type { SettledIncident } from './settle-incidents.ts';

export interface DescriptionFacts {
  readonly stores: ReadonlyMap<StoreId, StoreFacts>;
  readonly reach: ReadonlyMap<string, TargetReach>;
}

/** What people are told with a transition, and what stays of it. Null when the incident did not change state. */
export function describeIncident(settled: SettledIncident, facts: DescriptionFacts): IncidentEvidence | null {
  const { draft, transition } = settled;
  if (!transition) return null;
  const { prior } = draft;
  if (!prior) return openingEvidence(draft, facts);
  if (transition.reason === 'released_unheard') return { ...prior.evidence, ...openSubject(draft, prior.evidence) };
  if (transition.to !== 'resolved') return prior.evidence;
  const works = transition.reason === 'recovered' || transition.reason === 'recovered_unheard';
  return resolvedEvidence(draft, prior.evidence, works);
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
    title: openTitle(titleSubject(draft, subject)),
    ...tellingOf(draft.kind, troubled),
    ...subject,
    since: sinceOf(troubled, draft.openedAt),
    timeZone: zones.size === 1 && affected.length >= storeCount ? ([...zones][0] ?? null) : null,
  };
}

/** The evidence of an incident that took in more since it was told of; null when it is as large as it was. */
export function grownEvidence(draft: IncidentDraft): IncidentEvidence | null {
  const told = draft.prior?.evidence;
  if (!told) return null;
  const grown = { ...told, ...openSubject(draft, told) };
  return grown.targetCount === told.targetCount && grown.storeCount === told.storeCount ? null : grown;
}

function resolvedEvidence(draft: IncidentDraft, opened: IncidentEvidence, works: boolean): IncidentEvidence {
  const subject = grownSubject(draft, opened);
  return {
    ...opened,
    ...subject,
    title: resolvedTitle(titleSubject(draft, subject), works),
    sentences: [endingSentence(draft, works)],
  };
}

function openSubject(draft: IncidentDraft, opened: IncidentEvidence): GrownSubject & { title: string } {
  const subject = grownSubject(draft, opened);
  return { ...subject, title: openTitle(titleSubject(draft, subject)) };
}

type GrownSubject = Pick<IncidentEvidence, 'targets' | 'targetCount' | 'stores' | 'storeCount' | 'fleetCount'>;

/** What an incident is about by now: it may have grown since it began. */
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
  subject: Omit<TitleSubject, 'kind' | 'store'> & { stores: string[] },
): TitleSubject {
  return { ...subject, kind: draft.kind, store: draft.storeId === null ? null : (subject.stores[0] ?? null) };
}

/** `0007 Harbor Point` */
export function storeLabel(store: Pick<StoreFacts, 'number' | 'name'>): string {
  return `${store.number} ${store.name}`;
}

const OFFLINE_FIX =
  "Check the store's line first: power, modem, router, then the provider. Nothing can be said of its targets until it is back.";
const SILENT_FIX =
  "Check that the store has power and its line is up, then that the agent's machine runs and reaches Sightline.";
const VENDOR_FIX =
  'Nothing to change at the stores: report it to the vendor. This resolves by itself once the target answers again.';

type Telling = Pick<IncidentEvidence, 'failure' | 'explanation' | 'fix' | 'sentences'>;

const NOTHING_TOLD: CheckTrouble = { failure: null, explanation: '', fix: '', sentences: [], failingSince: null };

/**
 * What the first check in trouble has to say. Only where one endpoint is blocked, or something within the store is wrong,
 * is that about the check itself; of a line or a vendor the verdict's own sentence tells more, and the fix is another.
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

const STATE_TEXT: Record<CheckState | 'retired', string> = {
  pass: 'passing',
  degraded: 'degraded',
  blocked: 'blocked',
  target_down: 'down at the vendor',
  store_offline: 'behind a line that is out',
  unverified: 'without a verdict',
  retired: 'no longer on the list',
};

function endingSentence(draft: IncidentDraft, works: boolean): string {
  const counts = new Map<CheckState | 'retired', number>();
  for (const { to } of draft.changes.values()) counts.set(to, (counts.get(to) ?? 0) + 1);
  if (works)
    return counts.has('degraded')
      ? 'The last of its checks reach their targets again, though something in between alters the connection.'
      : 'The last of its checks pass again.';
  const parts = [...counts].map(([state, count]) => `${count} ${STATE_TEXT[state]}`);
  return `What the last of its checks are now: ${parts.join(', ')}.`;
}
