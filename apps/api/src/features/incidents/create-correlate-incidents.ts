import type { Database } from '../../platform/database/database.ts';
import { CorrelateIncidents, type CorrelateIncidentsParts } from './correlate-incidents.ts';
import { PostgresIncidentStore } from './postgres/incident.store.ts';

/** Correlation over Postgres. */
export function createCorrelateIncidents(
  database: Database,
  parts: Omit<CorrelateIncidentsParts, 'store'>,
): CorrelateIncidents {
  return new CorrelateIncidents({ ...parts, store: new PostgresIncidentStore(database) });
}
