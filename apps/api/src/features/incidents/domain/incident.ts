import type { CheckId, CheckState, Failure, IncidentId, IncidentKind, StoreId } from '@sightline/spec';
import type { IncidentEvidence } from './incident-evidence.ts';

/** A check's place in an incident; it is out of it once `leftAt` is set. */
export interface Membership {
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
  readonly members: ReadonlyMap<CheckId, Membership>;
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

/** The kind of incident that a state of a check is a sign of; null for the states that are none. */
export function incidentKindOf(state: CheckState | 'retired'): IncidentKind | null {
  switch (state) {
    case 'blocked':
      return 'endpoint_blocked';
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
