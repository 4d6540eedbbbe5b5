import { hostIdSchema, reportSchema, tenantIdSchema } from '@sightline/spec';
import { z } from 'zod';
import { defineJob, type JobHandler } from '../../../platform/queue/job-definition.ts';
import type { IncomingReport } from '../domain/stored-report.ts';
import type { GroupCommit } from '../group-commit.ts';

/** One report to be stored and judged. It carries the report itself: until it is committed there is nothing to point at. */
export const STORE_REPORT = defineJob({
  name: 'ingest.store_report',
  version: 1,
  schema: z.object({
    tenantId: tenantIdSchema,
    hostId: hostIdSchema,
    receivedAt: z.iso.datetime(),
    report: reportSchema,
  }),
  concurrency: 400,
  attemptsMax: 20,
  backoffMs: 500,
});

/** Stores reports, many at a time; each job ends when its own report is committed. */
export function storeReportHandler(commits: GroupCommit<IncomingReport>): JobHandler<typeof STORE_REPORT.schema> {
  return {
    definition: STORE_REPORT,
    handle: async (incoming) => {
      await commits.add(incoming);
    },
  };
}
