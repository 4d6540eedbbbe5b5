export { AgentsModule } from './agents.module.ts';
export { AgentsWorkerModule } from './agents-worker.module.ts';
export { CreateEnrollmentToken } from './create-enrollment-token.ts';
export type { AuthenticatedHost } from './domain/authenticated-host.ts';
export { HostAuthenticator } from './host-authenticator.ts';
export { REPLAN_CONTROL } from './jobs/replan-control.job.ts';
export { PlanStoreHosts } from './plan-store-hosts.ts';
