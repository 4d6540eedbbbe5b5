export { CorrelateIncidents } from './correlate-incidents.ts';
export { incidentEvidenceSchema } from './domain/incident-evidence.ts';
export { type IncidentReason, incidentReasonOf, OPENING_REASONS } from './domain/incident-transition.ts';
export { IncidentsModule } from './incidents.module.ts';
export { IncidentsWorkerModule } from './incidents-worker.module.ts';
export { CORRELATE_INCIDENTS } from './jobs/correlate-incidents.job.ts';
export { DELIVER_ALERT } from './jobs/deliver-alert.job.ts';
export { IncidentReader } from './postgres/incident-reader.ts';
export { UndoneWork } from './postgres/undone-work.ts';
