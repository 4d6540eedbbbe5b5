import { defineJob, type JobHandler } from '../../../platform/queue/job-definition.ts';
import { type IncomingReport, incomingReportSchema } from '../domain/incoming-report.ts';
import { STORE_REPORT_WORK } from '../domain/store-report-work.ts';
import type { GroupCommit } from '../group-commit.ts';

/** Stores and judges one report. The job carries the report itself: until the commit there is no row to refer to. */
export const STORE_REPORT = defineJob({
  name: STORE_REPORT_WORK,
  version: 1,
  schema: incomingReportSchema,
  concurrency: 400,
  attemptsMax: 20,
  backoffMs: 500,
});

/** Stores reports, many at a time. Each job ends once its own report is committed. */
export function storeReportJob(commits: GroupCommit<IncomingReport>): JobHandler<typeof STORE_REPORT.schema> {
  return {
    definition: STORE_REPORT,
    handle: async (incoming) => {
      await commits.add(incoming);
    },
  };
}
