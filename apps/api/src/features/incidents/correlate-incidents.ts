import type { IncidentId, TenantId } from '@sightline/spec';
import type { Database, TenantTransaction } from '../../platform/database/database.ts';
import { isRowsFault } from '../../platform/database/sql-errors.ts';
import { halveUntilAlone } from '../../platform/isolation/halve-until-alone.ts';
import type { FailedRow, IsolatedWork } from '../../platform/isolation/isolated-work.ts';
import type { Metrics } from '../../platform/metrics/metrics.ts';
import type { LivePublisher } from '../live/index.ts';
import { decideIncidents, type IncidentFacts } from './domain/decide-incidents.ts';
import { alerts, type IncidentState } from './domain/incident-transition.ts';
import { loadChanges, loadSubjects } from './postgres/load-changes.ts';
import { loadIncidentFacts } from './postgres/load-incident-facts.ts';
import { type IsolatedChanges, loadIsolatedChanges } from './postgres/load-isolated-changes.ts';
import { handleAsControl, lockIncidents, markHandled, markOvertaken } from './postgres/mark-handled.ts';
import { saveDecisions } from './postgres/save-decisions.ts';

/** Requests the alert for one incident transition. */
export type RequestAlert = (tenantId: TenantId, transitionId: string) => Promise<void>;

export interface CorrelateIncidentsParts {
  readonly database: Pick<Database, 'inTenant'>;
  readonly isolated: Pick<IsolatedWork, 'record' | 'discard'>;
  readonly requestAlert: RequestAlert;
  readonly live: Pick<LivePublisher, 'publish'>;
  readonly metrics: Pick<Metrics, 'transitions'>;
}

/** The committed outcome of one batch. */
interface CorrelatedBatch {
  /** Whether more check transitions may be waiting. */
  readonly more: boolean;
  /** Incidents that changed. */
  readonly incidentIds: readonly IncidentId[];
  /** The new states of incidents. */
  readonly reached: readonly IncidentState[];
  /** The incident transitions that need an alert. */
  readonly alertingTransitionIds: readonly string[];
  /** Subjects that were isolated and no longer are. */
  readonly recovered: readonly string[];
  /** Open incidents that can't be read. The batch was decided without them. */
  readonly unreadable: readonly FailedRow[];
}

const NOTHING: CorrelatedBatch = {
  more: false,
  incidentIds: [],
  reached: [],
  alertingTransitionIds: [],
  recovered: [],
  unreadable: [],
};

/**
 * Turns a tenant's check transitions into incidents, batch after batch until none is left, and requests the alerts.
 *
 * A crash after the commit can lose a request. The outbox row stays unhandled then, and a sweep requests the alert again.
 * A change that can't be decided or saved is isolated, and the others continue. Throws errors that no change caused.
 */
export class CorrelateIncidents {
  readonly #parts: CorrelateIncidentsParts;

  constructor(parts: CorrelateIncidentsParts) {
    this.#parts = parts;
  }

  async correlate(tenantId: TenantId): Promise<void> {
    let more = true;
    while (more) more = await this.#correlateNext(tenantId);
  }

  /** Returns whether more changes may be waiting. */
  async #correlateNext(tenantId: TenantId): Promise<boolean> {
    try {
      return await this.#correlateBatch(tenantId, null);
    } catch (error) {
      if (!isRowsFault(error)) throw error;
      await this.#correlateApart(tenantId);
      return true;
    }
  }

  /** Correlates in ever smaller parts to isolate the change that made the whole batch fail. */
  async #correlateApart(tenantId: TenantId): Promise<void> {
    const { database, isolated } = this.#parts;
    const subjects = await database.inTenant(
      tenantId,
      async (transaction) =>
        await loadSubjects(transaction, tenantId, await loadIsolatedChanges(transaction, tenantId)),
    );
    await halveUntilAlone(subjects, {
      work: async (part) => {
        await this.#correlateBatch(tenantId, part);
      },
      isItemsFault: isRowsFault,
      isolate: async (subject, error) => {
        await isolated.record([{ tenantId, subject, error }]);
      },
    });
  }

  /** Correlates the changes of these subjects in one transaction; all pending changes if `subjects` is null. */
  async #correlateBatch(tenantId: TenantId, subjects: readonly string[] | null): Promise<boolean> {
    const batch = await this.#parts.database.inTenant(tenantId, async (transaction) => {
      await lockIncidents(transaction, tenantId);
      if (await handleAsControl(transaction, tenantId)) return NOTHING;
      return await correlateWithin(transaction, tenantId, subjects);
    });
    await this.#tell(tenantId, batch);
    return batch.more;
  }

  async #tell(tenantId: TenantId, batch: CorrelatedBatch): Promise<void> {
    const { isolated, live, metrics, requestAlert } = this.#parts;
    for (const to of batch.reached) metrics.transitions.inc({ subject: 'incident', to });
    for (const transitionId of batch.alertingTransitionIds) await requestAlert(tenantId, transitionId);
    await live.publish(
      tenantId,
      batch.incidentIds.map((incidentId) => ({ kind: 'incident_changed', incidentId })),
    );
    await isolated.record(batch.unreadable);
    await isolated.discard(batch.recovered.map((subject) => ({ tenantId, subject })));
  }
}

async function correlateWithin(
  transaction: TenantTransaction,
  tenantId: TenantId,
  subjects: readonly string[] | null,
): Promise<CorrelatedBatch> {
  const isolatedChanges = await loadIsolatedChanges(transaction, tenantId);
  const overtaken = await markOvertaken(transaction, tenantId, isolatedChanges);
  const batch = await loadChanges(transaction, tenantId, isolatedChanges, subjects);
  if (batch.changes.length === 0) return { ...NOTHING, recovered: overtaken };
  const { facts, unreadable } = await loadIncidentFacts(transaction, tenantId, batch.changes, isolatedChanges);
  const decisions = decideIncidents(facts);
  const transitions = await saveDecisions(transaction, tenantId, decisions);
  await markHandled(transaction, tenantId, batch);
  return {
    more: batch.more,
    incidentIds: decisions.map((decision) => decision.id),
    reached: decisions.flatMap((decision) => decision.transition?.to ?? []),
    alertingTransitionIds: transitions.filter(({ reason }) => alerts(reason)).map(({ id }) => id),
    recovered: [
      ...overtaken,
      ...recoveredIn(isolatedChanges, [...batch.transitionIds, ...batch.retiredCheckIds], facts),
    ],
    unreadable,
  };
}

function recoveredIn({ due }: IsolatedChanges, handled: readonly string[], { incidents }: IncidentFacts): string[] {
  const well = new Set<string>([...handled, ...incidents.map((incident) => incident.id)]);
  return due.filter((subject) => well.has(subject));
}
