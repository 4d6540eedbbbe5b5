import type { IncidentKind } from '../console/incidents.ts';
import { formatCount, formatCountOf, pluralize } from './format-count.ts';

/** The kinds of incident as headings and filters name them. */
export const INCIDENT_KIND_LABEL: Readonly<Record<IncidentKind, string>> = {
  endpoint_blocked: 'Endpoint blocked',
  host_software: 'Problem inside the store',
  store_offline: 'Store offline',
  target_down: 'Target down',
};

/** What an incident is about, as its title names it. */
export interface IncidentSubject {
  readonly kind: IncidentKind;
  /** `0007 Harbor Point`; null where the incident is not about one store. */
  readonly store: string | null;
  /** The first ones, as people write them: `m570.oltp.pxsplatform.com:443`. */
  readonly targets: readonly string[];
  readonly targetCount: number;
  readonly storeCount: number;
  /** Stores that have one of the targets on their list; null where the incident is about one store. */
  readonly fleetCount: number | null;
}

/** How an incident ended: everything works again, or its checks are now in another state. */
export type IncidentEnding =
  | { readonly kind: 'recovered' }
  | { readonly kind: 'reclassified'; readonly blockedStoreCount: number };

/** Returns an open incident in one line: `Store 0007 Harbor Point: m570.oltp.pxsplatform.com:443 is blocked`. */
export function openIncidentTitle(subject: IncidentSubject): string {
  switch (subject.kind) {
    case 'endpoint_blocked':
      return `${storeOf(subject)}: ${targetsOf(subject)} ${isOrAre(subject)} blocked`;
    case 'host_software':
      return `${storeOf(subject)}: ${pluralize(subject.targetCount, 'problem')} with ${targetsOf(subject)}`;
    case 'store_offline':
      return `${storeOf(subject)} is offline`;
    case 'target_down':
      return `${targetsOf(subject)} ${isOrAre(subject)} down${reachOf(subject, ' for ')}`;
  }
}

/** Returns an incident that ended in one line: `Store 0007 Harbor Point is back online`. */
export function endedIncidentTitle(subject: IncidentSubject, ending: IncidentEnding): string {
  return ending.kind === 'recovered' ? recoveredTitle(subject) : reclassifiedTitle(subject, ending.blockedStoreCount);
}

/** Returns what an incident is about, without its state: `Store 0007 Harbor Point: 3 endpoints`. */
export function incidentSubjectText(subject: IncidentSubject): string {
  switch (subject.kind) {
    case 'endpoint_blocked':
    case 'host_software':
      return `${storeOf(subject)}: ${targetsOf(subject)}`;
    case 'store_offline':
      return storeOf(subject);
    case 'target_down':
      return `${targetsOf(subject)}${reachOf(subject, ', ')}`;
  }
}

function recoveredTitle(subject: IncidentSubject): string {
  const works = pluralize(subject.targetCount, 'works again', 'work again');
  switch (subject.kind) {
    case 'endpoint_blocked':
    case 'host_software':
      return `${storeOf(subject)}: ${targetsOf(subject)} ${works}`;
    case 'store_offline':
      return `${storeOf(subject)} is back online`;
    case 'target_down':
      return `${targetsOf(subject)} ${works}${reachOf(subject, ' for ')}`;
  }
}

/** Says only that the verdict is another one: nothing is known to work. */
function reclassifiedTitle(subject: IncidentSubject, blockedStoreCount: number): string {
  switch (subject.kind) {
    case 'endpoint_blocked':
      return `${storeOf(subject)}: ${targetsOf(subject)} ${isOrAre(subject)} no longer marked blocked`;
    case 'host_software':
      return `${storeOf(subject)}: ${targetsOf(subject)} ${isOrAre(subject)} no longer marked as failing`;
    case 'store_offline':
      return `${storeOf(subject)} is no longer marked offline`;
    case 'target_down':
      return blockedStoreCount > 0
        ? `Vendor outage over for ${targetsOf(subject)}; ${formatCount(blockedStoreCount, 'store is', 'stores are')} still blocked`
        : `${targetsOf(subject)} ${isOrAre(subject)} no longer marked down`;
  }
}

const TARGET_NOUN: Readonly<Record<IncidentKind, readonly [string, string]>> = {
  endpoint_blocked: ['endpoint', 'endpoints'],
  host_software: ['program or port', 'programs and ports'],
  store_offline: ['target', 'targets'],
  target_down: ['target', 'targets'],
};

function targetsOf({ kind, targets, targetCount }: IncidentSubject): string {
  const [only] = targets;
  return targetCount === 1 && only !== undefined ? only : formatCount(targetCount, ...TARGET_NOUN[kind]);
}

function storeOf({ store }: IncidentSubject): string {
  return store === null ? 'A store' : `Store ${store}`;
}

function isOrAre({ targetCount }: IncidentSubject): string {
  return pluralize(targetCount, 'is', 'are');
}

/** How many of the stores with the target on their list; nothing where only one store has it. */
function reachOf({ storeCount, fleetCount }: IncidentSubject, before: string): string {
  return fleetCount === null || fleetCount <= 1 ? '' : `${before}${formatCountOf(storeCount, fleetCount, 'store')}`;
}
