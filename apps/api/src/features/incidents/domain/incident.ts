import type { CheckScope } from '@sightline/allowlist';
import type { CheckId, CheckState, Failure, IncidentId, IncidentKind, StoreId } from '@sightline/spec';
import type { IncidentEvidence } from './incident-evidence.ts';

/** A check's place in an incident; it is out of it once `leftAt` is set. */
export interface IncidentMembership {
  readonly joinedAt: Date;
  readonly leftAt: Date | null;
}

/** An incident that stands, as loaded. */
export interface OpenIncident {
  readonly id: IncidentId;
  readonly kind: IncidentKind;
  readonly scopeKey: string;
  readonly storeId: StoreId | null;
  readonly openedAt: Date;
  readonly absorbedBy: IncidentId | null;
  /** Whether people were told that it opened. */
  readonly alerted: boolean;
  /** Of its newest transition. */
  readonly evidence: IncidentEvidence;
  /** All members, but for `target_down` only those that this decision can concern. */
  readonly members: ReadonlyMap<CheckId, IncidentMembership>;
  /** Members still in that are not among `members`, counted by target key. */
  readonly othersIn: ReadonlyMap<string, number>;
  /** Every store that was ever affected. */
  readonly storeIds: ReadonlySet<StoreId>;
  /** Every target that was ever affected: key to text. */
  readonly targets: ReadonlyMap<string, string>;
}

/** What must be known of a check to place it and to name it. */
export interface CheckFacts {
  readonly id: CheckId;
  readonly storeId: StoreId;
  readonly targetKey: string;
  readonly targetText: string;
  readonly scope: CheckScope;
}

export interface StoreFacts {
  readonly id: StoreId;
  readonly number: string;
  readonly name: string;
  readonly timeZone: string;
}

/** How far a target's trouble reaches: stores that have it on their list, and those where its last probe failed. */
export interface TargetReach {
  readonly storeCount: number;
  readonly failingCount: number;
}

/** What detection said of a check when it changed state. */
export interface CheckTrouble {
  readonly failure: Failure | null;
  readonly explanation: string;
  readonly fix: string;
  readonly sentences: readonly string[];
  readonly failingSince: string | null;
}

/** A check changed state, or is no longer on the list. */
export interface CheckChange {
  readonly checkId: CheckId;
  readonly to: CheckState | 'retired';
  readonly at: Date;
  readonly trouble: CheckTrouble | null;
}

/**
 * The kind of incident that a state of a check is a sign of; null for the states that are none. What fails within the
 * store is a kind of its own, which no trouble of the line or of a target explains.
 */
export function incidentKindOf(state: CheckState | 'retired', scope: CheckScope): IncidentKind | null {
  switch (state) {
    case 'blocked':
      return scope === 'external' ? 'endpoint_blocked' : 'host_software';
    case 'store_offline':
      return 'store_offline';
    case 'target_down':
      return 'target_down';
    case 'pass':
    case 'degraded':
    case 'unverified':
    case 'retired':
      return null;
  }
}

/** Whether a check in this state is in trouble in the way of an incident of this kind. */
export function isSignOf(kind: IncidentKind, state: CheckState | 'retired'): boolean {
  return incidentKindOf(state, kind === 'host_software' ? 'host' : 'external') === kind;
}

/**
 * Returns what an incident of this kind is about when it affects this target: an open incident has a key that no other of
 * its kind and tenant has. `storeId` is the store it belongs to, null for the kinds that belong to none.
 */
export function scopeKeyOf(kind: IncidentKind, storeId: StoreId | null, targetKey: string): string {
  switch (kind) {
    case 'store_offline':
      return storeOf(kind, storeId);
    case 'endpoint_blocked':
    case 'host_software':
      return `${storeOf(kind, storeId)}/${targetKey}`;
    case 'target_down':
      return targetKey;
  }
}

function storeOf(kind: IncidentKind, storeId: StoreId | null): StoreId {
  if (storeId === null) throw new Error(`An incident of the kind ${kind} belongs to a store.`);
  return storeId;
}
