import type { IncidentId, TenantId } from '@sightline/spec';
import type { IncidentDecision, IncidentFacts } from './domain/decide-incidents.ts';
import type { IncidentState } from './domain/incident-transition.ts';

/** What one batch of a tenant's check transitions came to, committed. */
export interface CorrelatedBatch {
  /** Whether check transitions may be left to correlate. */
  readonly more: boolean;
  /** Incidents of which something changed. */
  readonly incidentIds: readonly IncidentId[];
  /** The states that incidents came to. */
  readonly reached: readonly IncidentState[];
  /** The incident transitions that people must be told of. */
  readonly alertingTransitionIds: readonly string[];
}

export type DecideIncidents = (facts: IncidentFacts) => IncidentDecision[];

export interface IncidentStore {
  /**
   * Takes the oldest unhandled check transitions of a tenant, has them decided, and saves what comes of it, in one
   * transaction that no other correlation of the tenant overlaps. A control's transitions are only marked.
   */
  correlateBatch(tenantId: TenantId, decide: DecideIncidents): Promise<CorrelatedBatch>;
}
