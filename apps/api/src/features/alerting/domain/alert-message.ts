import { FAILURE_GUIDE, type IncidentId, type IncidentKind } from '@sightline/spec';
import { durationText, instantText } from './time-text.ts';

/** The incident transition that people are told of, with what they need to know. */
export interface Alert {
  readonly incidentId: IncidentId;
  readonly kind: IncidentKind;
  /** `over`: it ended without anything working again; only the judgement is another. */
  readonly change: 'opened' | 'resolved' | 'over';
  readonly at: Date;
  readonly evidence: AlertEvidence;
  /** Null where the incident is not about one store. */
  readonly store: {
    readonly number: string;
    readonly name: string;
    readonly address: string;
    readonly timeZone: string;
  } | null;
  readonly tenantSlug: string;
}

/** Of the incident's evidence, what a message says. */
export interface AlertEvidence {
  readonly title: string;
  readonly failure: keyof typeof FAILURE_GUIDE | null;
  readonly explanation: string;
  readonly fix: string;
  readonly sentences: readonly string[];
  readonly targets: readonly string[];
  readonly targetCount: number;
  readonly stores: readonly string[];
  readonly storeCount: number;
  readonly fleetCount: number | null;
  readonly since: string;
  readonly timeZone: string | null;
}

/** One line of a message: `Store | 0007 Harbor Point | 12 Quay Street`. */
export interface AlertFact {
  readonly label: string;
  readonly value: string;
  readonly note: string | null;
}

/** A message as every notifier tells it, before it is put into the notifier's form. */
export interface AlertMessage {
  readonly state: 'blocked' | 'offline' | 'down' | 'resolved' | 'over';
  /** The state first: `[blocked] Store 0007 Harbor Point: m570.oltp.pxsplatform.com:443`. */
  readonly subject: string;
  readonly headline: string;
  readonly facts: readonly AlertFact[];
  /** The first thing to change or to do, with what it is called; null when there is nothing to do. */
  readonly fix: { readonly label: string; readonly text: string } | null;
  /** What it rests on, one sentence each. */
  readonly evidence: readonly string[];
  readonly link: string;
}

/** The message about one incident transition. `publicUrl` is the console's, without a trailing slash. */
export function alertMessage(alert: Alert, publicUrl: string): AlertMessage {
  const state = stateOf(alert);
  const what = whatFact(alert);
  return {
    state,
    subject: `[${state}] ${subjectOf(alert)}`,
    headline: alert.evidence.title,
    facts: [...whereFacts(alert), what, ...whenFacts(alert)],
    fix: fixOf(alert),
    evidence: [...new Set(alert.evidence.sentences)].filter((sentence) => sentence !== what.value),
    link: `${publicUrl}/t/${alert.tenantSlug}/incidents/${alert.incidentId}`,
  };
}

function stateOf({ change, kind }: Alert): AlertMessage['state'] {
  if (change !== 'opened') return change;
  switch (kind) {
    case 'endpoint_blocked':
    case 'host_software':
      return 'blocked';
    case 'store_offline':
      return 'offline';
    case 'target_down':
      return 'down';
  }
}

function fixOf({ change, kind, evidence: { fix } }: Alert): AlertMessage['fix'] {
  if (change !== 'opened' || fix === '') return null;
  return { label: kind === 'endpoint_blocked' ? 'Likely fix' : 'What to do', text: fix };
}

function subjectOf({ kind, store, evidence }: Alert): string {
  const place = store ? `Store ${store.number} ${store.name}` : 'A store';
  switch (kind) {
    case 'endpoint_blocked':
      return `${place}: ${targetsText(evidence, 'endpoints')}`;
    case 'host_software':
      return `${place}: ${targetsText(evidence, 'programs and ports')}`;
    case 'store_offline':
      return place;
    case 'target_down':
      return `${targetsText(evidence, 'targets')}${reachText(evidence)}`;
  }
}

function targetsText({ targets, targetCount }: AlertEvidence, noun: string): string {
  const [only] = targets;
  return targetCount === 1 && only !== undefined ? only : `${targetCount} ${noun}`;
}

function reachText({ storeCount, fleetCount }: AlertEvidence): string {
  if (fleetCount === null || fleetCount <= 1) return '';
  return storeCount >= fleetCount ? `, all ${fleetCount} stores` : `, ${storeCount} of ${fleetCount} stores`;
}

function whereFacts({ kind, store, evidence }: Alert): AlertFact[] {
  const facts: AlertFact[] = [];
  if (store) facts.push({ label: 'Store', value: `${store.number} ${store.name}`, note: textOrNull(store.address) });
  if (kind !== 'store_offline') {
    const label = kind === 'endpoint_blocked' ? 'Endpoint' : 'Target';
    facts.push({
      label: evidence.targetCount === 1 ? label : `${label}s`,
      value: listText(evidence.targets, evidence.targetCount),
      note: null,
    });
  }
  if (!store)
    facts.push({ label: 'Stores', value: storesText(evidence), note: listText(evidence.stores, evidence.storeCount) });
  return facts;
}

function storesText({ storeCount, fleetCount }: AlertEvidence): string {
  return fleetCount === null ? String(storeCount) : `${storeCount} of ${fleetCount}`;
}

/** As many as stay readable on a phone. */
const LISTED_MAX = 8;

/** The first ones, one a line, and how many more there are. */
function listText(named: readonly string[], count: number): string {
  const listed = named.slice(0, LISTED_MAX);
  const more = count - listed.length;
  return more > 0 ? [...listed, `and ${more} more`].join('\n') : listed.join('\n');
}

const WHAT_LABEL: Record<IncidentKind, string> = {
  endpoint_blocked: 'What blocks it',
  host_software: 'What is wrong',
  store_offline: 'What is seen',
  target_down: 'What happens',
};

function whatFact({ kind, change, evidence }: Alert): AlertFact {
  const label = change === 'opened' ? WHAT_LABEL[kind] : 'What it was';
  const { failure } = evidence;
  if (failure === null || kind === 'store_offline') return { label, value: evidence.explanation, note: null };
  return { label, value: FAILURE_GUIDE[failure].label, note: failure };
}

function whenFacts(alert: Alert): AlertFact[] {
  const since = new Date(alert.evidence.since);
  const timeZone = alert.store?.timeZone ?? alert.evidence.timeZone;
  const facts = [instantFact('Since', since, timeZone)];
  if (alert.change !== 'opened') {
    facts.push(instantFact(alert.change === 'resolved' ? 'Resolved' : 'Until', alert.at, timeZone));
    facts.push({ label: 'Lasted', value: durationText(alert.at.getTime() - since.getTime()), note: null });
  }
  return facts;
}

/** In the store's own time with the zone's name, and in UTC; only in UTC where stores of several zones are meant. */
function instantFact(label: string, instant: Date, timeZone: string | null): AlertFact {
  const utc = instantText(instant, 'UTC');
  if (timeZone === null || timeZone === 'UTC') return { label, value: utc, note: null };
  return { label, value: `${instantText(instant, timeZone)} (${timeZone})`, note: utc };
}

function textOrNull(text: string): string | null {
  return text === '' ? null : text;
}
