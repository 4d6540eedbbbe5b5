export { REPLAN_CONTROL } from './adapters/jobs/replan-control.job.ts';
export { AgentsModule } from './agents.module.ts';
export { AgentsWorkerModule } from './agents-worker.module.ts';
export { CreateEnrollmentToken } from './application/create-enrollment-token.ts';
export { HostAuthenticator } from './application/host-authenticator.ts';
export { PlanStoreHosts } from './application/plan-store-hosts.ts';
export type { AuthenticatedHost } from './domain/authenticated-host.ts';
