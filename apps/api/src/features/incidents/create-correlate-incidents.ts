import type { Database } from '../../platform/database/database.ts';
import { PostgresIncidentStore } from './adapters/postgres/incident.store.ts';
import { CorrelateIncidents, type CorrelateIncidentsParts } from './application/correlate-incidents.ts';

/** Correlation over Postgres. */
export function createCorrelateIncidents(
  database: Database,
  parts: Omit<CorrelateIncidentsParts, 'store'>,
): CorrelateIncidents {
  return new CorrelateIncidents({ ...parts, store: new PostgresIncidentStore(database) });
}
