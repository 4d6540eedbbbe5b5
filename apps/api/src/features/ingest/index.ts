export type { IncomingReport } from './domain/incoming-report.ts';
export { IngestModule } from './ingest.module.ts';
export { IngestWorkerModule } from './ingest-worker.module.ts';
export { STORE_REPORT } from './redis/report-queue.ts';
