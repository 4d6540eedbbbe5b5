import { z } from 'zod';
import { defineJob } from './job-definition.ts';

/** Collects jobs with an unreadable payload. Nothing consumes it: `sightline_jobs_dead_lettered_total` alarms, and an operator looks. */
export const DEAD_LETTER = defineJob({
  name: 'platform.dead_letter',
  version: 1,
  schema: z.object({ job: z.string(), data: z.unknown(), reason: z.string() }),
  concurrency: 1,
  attemptsMax: 1,
  backoffMs: 1_000,
});
