export { AlertingModule } from './alerting.module.ts';
export { AlertingWorkerModule } from './alerting-worker.module.ts';
export { Channels } from './channels.ts';
export { ATTEMPT_DELIVERY } from './jobs/attempt-delivery.job.ts';
