export { STORE_REPORT } from './adapters/jobs/store-report.job.ts';
export { IngestApiModule } from './ingest-api.module.ts';
export { IngestWorkerModule } from './ingest-worker.module.ts';
