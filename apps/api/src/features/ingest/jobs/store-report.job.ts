import type { JobHandler } from '../../../platform/queue/job-definition.ts';
import type { IncomingReport } from '../domain/incoming-report.ts';
import type { GroupCommit } from '../group-commit.ts';
import { STORE_REPORT } from '../redis/report-queue.ts';

/** Stores reports, many at a time. Each job ends once its own report is committed. */
export function storeReportJob(commits: GroupCommit<IncomingReport>): JobHandler<typeof STORE_REPORT.schema> {
  return {
    definition: STORE_REPORT,
    handle: async (incoming) => {
      await commits.add(incoming);
    },
  };
}
