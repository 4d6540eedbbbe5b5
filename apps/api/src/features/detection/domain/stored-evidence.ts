import { addressOutcomeSchema, evidenceSchema, failureSchema } from '@sightline/spec';
import { z } from 'zod';

/** What `check_state.detail` holds: what the newest result that was no pass said. Null while a check passes. */
export const storedDetailSchema = z.object({
  failures: z.array(failureSchema),
  hints: z.array(z.string()),
  addresses: z.array(addressOutcomeSchema),
  explanation: z.string(),
  fix: z.string(),
  /** Gathered by the agent when the check began to fail. */
  evidence: evidenceSchema.optional(),
});
export type StoredDetail = z.infer<typeof storedDetailSchema>;

/** What `transition.evidence` holds for a check: what the verdict rests on, at the moment it was reached. */
export const checkEvidenceSchema = z.object({
  failure: failureSchema.nullable(),
  explanation: z.string(),
  fix: z.string(),
  hints: z.array(z.string()),
  /** One sentence each: this store, the control, the other stores. */
  sentences: z.array(z.string()),
  /** Since when the check has been failing, by the store's corrected clock; null when it does not fail. */
  failingSince: z.iso.datetime().nullable(),
});
export type CheckEvidence = z.infer<typeof checkEvidenceSchema>;
