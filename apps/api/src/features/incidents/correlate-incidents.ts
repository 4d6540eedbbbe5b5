import type { TenantId } from '@sightline/spec';
import type { Metrics } from '../../platform/metrics/metrics.ts';
import type { LivePublisher } from '../live/index.ts';
import { decideIncidents } from './domain/decide-incidents.ts';
import type { CorrelatedBatch, IncidentStore } from './incident-store.port.ts';

/** Asks for the alert of one incident transition. */
export type RequestAlert = (tenantId: TenantId, transitionId: string) => Promise<void>;

export interface CorrelateIncidentsParts {
  readonly store: IncidentStore;
  readonly requestAlert: RequestAlert;
  readonly live: Pick<LivePublisher, 'publish'>;
  readonly metrics: Pick<Metrics, 'transitions'>;
}

/**
 * Turns a tenant's check transitions into incidents, batch after batch until none is left, and asks for the alerts.
 *
 * What is asked for after the commit can be lost in a crash; the outbox row stays unhandled then, and a sweep asks again.
 */
export class CorrelateIncidents {
  readonly #parts: CorrelateIncidentsParts;

  constructor(parts: CorrelateIncidentsParts) {
    this.#parts = parts;
  }

  async correlate(tenantId: TenantId): Promise<void> {
    let more = true;
    while (more) {
      const batch = await this.#parts.store.correlateBatch(tenantId, decideIncidents);
      await this.tell(tenantId, batch);
      more = batch.more;
    }
  }

  private async tell(tenantId: TenantId, batch: CorrelatedBatch): Promise<void> {
    const { live, metrics, requestAlert } = this.#parts;
    for (const to of batch.reached) metrics.transitions.inc({ subject: 'incident', to });
    for (const transitionId of batch.alertingTransitionIds) await requestAlert(tenantId, transitionId);
    await live.publish(
      tenantId,
      batch.incidentIds.map((incidentId) => ({ kind: 'incident_changed', incidentId })),
    );
  }
}
