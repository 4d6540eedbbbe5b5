export { createCorrelateIncidents } from './create-correlate-incidents.ts';
export { incidentEvidenceSchema } from './domain/incident-evidence.ts';
export { type IncidentReason, OPENING_REASONS, incidentReasonOf } from './domain/incident-transition.ts';
export { IncidentsWorkerModule } from './incidents-worker.module.ts';
export { IncidentsModule } from './incidents.module.ts';
export { CORRELATE_INCIDENTS, DELIVER_ALERT } from './jobs/definitions.ts';
export { IncidentReader } from './postgres/incident.reader.ts';
