import {
  FAILURE_GUIDE,
  fixLabel,
  formatDuration,
  formatInstant,
  formatLines,
  type IncidentId,
  type IncidentKind,
  type IncidentSubject,
  incidentSubjectText,
  pluralize,
} from '@sightline/spec';

/** An incident transition that people are alerted to, with what they need to know. */
export interface Alert {
  readonly incidentId: IncidentId;
  readonly kind: IncidentKind;
  /** `closed`: it ended because the verdict changed; nothing is known to work again. */
  readonly change: 'opened' | 'resolved' | 'closed';
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

/** The part of an incident's evidence that an alert shows. */
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

/** A message with the same content for every notifier, before it takes the notifier's format. */
export interface AlertMessage {
  readonly state: 'blocked' | 'offline' | 'down' | 'resolved' | 'closed';
  /** The state first: `[blocked] Store 0007 Harbor Point: m570.oltp.pxsplatform.com:443`. */
  readonly subject: string;
  readonly headline: string;
  readonly facts: readonly AlertFact[];
  /** The first thing to change or to do, with its label; null when there is nothing to do. */
  readonly fix: { readonly label: string; readonly text: string } | null;
  /** One sentence each. */
  readonly evidence: readonly string[];
  readonly link: string;
}

/** Returns the message about one incident transition. `publicUrl` is the console's, without a trailing slash. */
export function alertMessage(alert: Alert, publicUrl: string): AlertMessage {
  const state = stateOf(alert);
  const symptom = symptomFact(alert);
  return {
    state,
    subject: `[${state}] ${incidentSubjectText(subjectOf(alert))}`,
    headline: alert.evidence.title,
    facts: [...whereFacts(alert), symptom, ...whenFacts(alert)],
    fix: fixOf(alert),
    evidence: [...new Set(alert.evidence.sentences)].filter((sentence) => sentence !== symptom.value),
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
  return { label: fixLabel(kind), text: fix };
}

function subjectOf({ kind, store, evidence }: Alert): IncidentSubject {
  return { ...evidence, kind, store: store && `${store.number} ${store.name}` };
}

function whereFacts({ kind, store, evidence }: Alert): AlertFact[] {
  const facts: AlertFact[] = [];
  if (store) facts.push({ label: 'Store', value: `${store.number} ${store.name}`, note: textOrNull(store.address) });
  if (kind !== 'store_offline') {
    const label = kind === 'endpoint_blocked' ? 'Endpoint' : 'Target';
    facts.push({
      label: pluralize(evidence.targetCount, label),
      value: formatLines(evidence.targets, { namedMax: LISTED_MAX, total: evidence.targetCount }),
      note: null,
    });
  }
  if (!store)
    facts.push({
      label: 'Stores',
      value: storesText(evidence),
      note: formatLines(evidence.stores, { namedMax: LISTED_MAX, total: evidence.storeCount }),
    });
  return facts;
}

function storesText({ storeCount, fleetCount }: AlertEvidence): string {
  return fleetCount === null ? String(storeCount) : `${storeCount} of ${fleetCount}`;
}

/** As many as stay readable on a phone. */
const LISTED_MAX = 8;

/** What the fact is called that says what goes wrong. */
export const SYMPTOM_LABEL = 'Symptom';

function symptomFact({ kind, evidence }: Alert): AlertFact {
  const { failure } = evidence;
  if (failure === null || kind === 'store_offline')
    return { label: SYMPTOM_LABEL, value: evidence.explanation, note: null };
  return { label: SYMPTOM_LABEL, value: FAILURE_GUIDE[failure].label, note: failure };
}

function whenFacts(alert: Alert): AlertFact[] {
  const since = new Date(alert.evidence.since);
  const timeZone = alert.store?.timeZone ?? alert.evidence.timeZone;
  const facts = [instantFact('Since', since, timeZone)];
  if (alert.change !== 'opened') {
    facts.push(instantFact(alert.change === 'resolved' ? 'Resolved' : 'Closed', alert.at, timeZone));
    facts.push({ label: 'Duration', value: formatDuration(alert.at.getTime() - since.getTime()), note: null });
  }
  return facts;
}

/** In the store's own time with the zone's name, and in UTC; only in UTC where the stores are in several zones. */
function instantFact(label: string, instant: Date, timeZone: string | null): AlertFact {
  const utc = formatInstant(instant, 'UTC');
  if (timeZone === null || timeZone === 'UTC') return { label, value: utc, note: null };
  return { label, value: `${formatInstant(instant, timeZone)} (${timeZone})`, note: utc };
}

function textOrNull(text: string): string | null {
  return text === '' ? null : text;
}
