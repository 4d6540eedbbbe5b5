export { CorrelateIncidentsJob } from './adapters/jobs/correlate-incidents.job.ts';
export { CORRELATE_INCIDENTS, DELIVER_ALERT } from './adapters/jobs/definitions.ts';
export { IncidentReader } from './adapters/postgres/incident.reader.ts';
export { type IncidentEvidence, incidentEvidenceSchema } from './domain/incident-evidence.ts';
export { alerts, type IncidentReason, incidentReasonOf, OPENING_REASONS } from './domain/incident-transition.ts';
export { INCIDENT_TASKS, IncidentsModule, IncidentsWorkerModule } from './incidents.module.ts';
