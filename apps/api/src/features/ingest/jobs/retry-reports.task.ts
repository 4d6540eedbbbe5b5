import type { PeriodicTask } from '../../../platform/schedule/periodic-tasks.ts';
import type { RetryReports } from '../retry-reports.ts';

const EVERY_MS = 30_000;

export function retryReportsTask(retryReports: RetryReports): PeriodicTask {
  return {
    name: 'ingest.retry_reports',
    everyMs: EVERY_MS,
    run: async () => {
      await retryReports.retry();
    },
  };
}
