import type { CheckScope } from '@sightline/allowlist';
import type { CheckId, CheckState, Failure, IncidentId, IncidentKind, StoreId } from '@sightline/spec';
import type { IncidentEvidence } from './incident-evidence.ts';

/** A check's membership in an incident. It ends once `leftAt` is set. */
export interface IncidentMembership {
  readonly joinedAt: Date;
  readonly leftAt: Date | null;
}

/** An open incident, as loaded. */
export interface OpenIncident {
  readonly id: IncidentId;
  readonly kind: IncidentKind;
  readonly scopeKey: string;
  readonly storeId: StoreId | null;
  readonly openedAt: Date;
  readonly absorbedBy: IncidentId | null;
  /** Whether an alert was sent for its opening. */
  readonly alerted: boolean;
  /** The evidence of its newest transition. */
  readonly evidence: IncidentEvidence;
  /** All members; for `target_down` only those that this decision can affect. */
  readonly members: ReadonlyMap<CheckId, IncidentMembership>;
  /** Current members that are not in `members`, counted by target key. */
  readonly othersIn: ReadonlyMap<string, number>;
  /** Every store that was ever affected. */
  readonly storeIds: ReadonlySet<StoreId>;
  /** Every target that was ever affected: key to text. */
  readonly targets: ReadonlyMap<string, string>;
}

/** What is needed to place a check and to name it. */
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

/** How widely a target fails: stores that have it on their allowlist, and stores where its last probe failed. */
export interface TargetReach {
  readonly storeCount: number;
  readonly failingCount: number;
}

/** What detection said about a check when it changed state. */
export interface CheckTrouble {
  readonly failure: Failure | null;
  readonly explanation: string;
  readonly fix: string;
  readonly sentences: readonly string[];
  readonly failingSince: string | null;
}

/** A check that changed state, or that is no longer on the allowlist. */
export interface CheckChange {
  readonly checkId: CheckId;
  readonly to: CheckState | 'retired';
  readonly at: Date;
  readonly trouble: CheckTrouble | null;
}

/**
 * Returns the kind of incident that a check in this state belongs to; null for states that belong to none. Failures within
 * the store are a kind of their own: neither the line nor a vendor explains them.
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

/** Returns whether a check in this state belongs to an incident of this kind. */
export function isSignOf(kind: IncidentKind, state: CheckState | 'retired'): boolean {
  return incidentKindOf(state, kind === 'host_software' ? 'host' : 'external') === kind;
}

/**
 * Returns the key of an incident of this kind about this target. No two open incidents of one kind and tenant share a key.
 * `storeId` is the store that the incident belongs to; null for kinds that span stores. Throws if a kind needs a store.
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
