import { defineJob, type JobHandler } from '../../../platform/queue/job-definition.ts';
import { type IncomingReport, incomingReportSchema } from '../domain/incoming-report.ts';
import { STORE_REPORT_WORK } from '../domain/store-report-work.ts';
import type { GroupCommit } from '../group-commit.ts';

/** One report to store and judge. The job carries the report itself: until it is committed there is nothing to point at. */
export const STORE_REPORT = defineJob({
  name: STORE_REPORT_WORK,
  version: 1,
  schema: incomingReportSchema,
  concurrency: 400,
  attemptsMax: 20,
  backoffMs: 500,
});

/** Stores reports, many at a time; each job ends when its own report is committed. */
export function storeReportJob(commits: GroupCommit<IncomingReport>): JobHandler<typeof STORE_REPORT.schema> {
  return {
    definition: STORE_REPORT,
    handle: async (incoming) => {
      await commits.add(incoming);
    },
  };
}
