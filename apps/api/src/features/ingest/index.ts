export { STORE_REPORT } from './adapters/jobs/store-report.job.ts';
