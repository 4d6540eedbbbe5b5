import { z } from 'zod';
import { FAILURES, failureSchema } from '../failures.ts';
import { evidenceSchema } from './evidence.ts';
import { addressOutcomeSchema } from './report.ts';

/** The document that `sightline-agent check --json` prints: one diagnosis of one target. */
export const checkDocumentSchema = z.object({
  schema: z.literal('sightline.check.v1'),
  target: z.string().max(2_048),
  at: z.iso.datetime(),
  outcome: z.enum(['pass', 'degraded', 'fail']),
  failure: failureSchema.nullable(),
  failures: z.array(failureSchema).max(FAILURES.length),
  hints: z.array(z.string()).max(64),
  addresses: z.array(addressOutcomeSchema).max(256),
  explanation: z.string(),
  fix: z.string(),
  /** Present unless the target passes. */
  evidence: evidenceSchema.optional(),
});
export type CheckDocument = z.infer<typeof checkDocumentSchema>;
