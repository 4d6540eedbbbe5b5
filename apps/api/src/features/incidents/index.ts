export { createCorrelateIncidents } from './create-correlate-incidents.ts';
export { incidentEvidenceSchema } from './domain/incident-evidence.ts';
export { type IncidentReason, incidentReasonOf, OPENING_REASONS } from './domain/incident-transition.ts';
export { IncidentsModule } from './incidents.module.ts';
export { IncidentsWorkerModule } from './incidents-worker.module.ts';
export { CORRELATE_INCIDENTS, DELIVER_ALERT } from './jobs/definitions.ts';
export { IncidentReader } from './postgres/incident.reader.ts';
