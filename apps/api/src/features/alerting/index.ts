export { ATTEMPT_DELIVERY } from './adapters/jobs/definitions.ts';
export { AlertingModule } from './alerting.module.ts';
export { AlertingWorkerModule } from './alerting-worker.module.ts';
export { Channels } from './application/channels.ts';
