import { z } from 'zod';
import { FAILURES } from '../failures.ts';
import { addressOutcomeSchema } from './report.ts';

const failureSchema = z.enum(FAILURES as [(typeof FAILURES)[number], ...(typeof FAILURES)[number][]]);

/** The document that `sightline-agent check --json` prints: one diagnosis of one target. */
export const checkDocumentSchema = z.object({
  schema: z.literal('sightline.check.v1'),
  target: z.string(),
  at: z.iso.datetime(),
  outcome: z.enum(['pass', 'degraded', 'fail']),
  failure: failureSchema.nullable(),
  failures: z.array(failureSchema),
  hints: z.array(z.string()),
  addresses: z.array(addressOutcomeSchema),
  explanation: z.string(),
  fix: z.string(),
});
export type CheckDocument = z.infer<typeof checkDocumentSchema>;
