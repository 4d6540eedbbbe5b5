import { z } from 'zod';
import { defineJob } from './job-definition.ts';

/** Where jobs of unknown shape go. Nothing consumes it: an operator looks, and `sightline_jobs_dead_lettered_total` alarms. */
export const DEAD_LETTER = defineJob({
  name: 'platform.dead_letter',
  version: 1,
  schema: z.object({ job: z.string(), data: z.unknown(), reason: z.string() }),
  concurrency: 1,
  attemptsMax: 1,
  backoffMs: 1_000,
});
