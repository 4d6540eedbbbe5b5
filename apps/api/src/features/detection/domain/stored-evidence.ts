import { addressOutcomeSchema, evidenceSchema, failureSchema } from '@sightline/spec';
import { z } from 'zod';

/** What `check_state.detail` holds: the detail of the newest result that did not pass. Null while a check passes. */
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

/** What `transition.evidence` holds for a check: the evidence at the moment of the verdict. */
export const checkEvidenceSchema = z.object({
  failure: failureSchema.nullable(),
  explanation: z.string(),
  fix: z.string(),
  hints: z.array(z.string()),
  /** One sentence each: this store, the control, the other stores. */
  sentences: z.array(z.string()),
  /** When the check started to fail, by the store's corrected clock; null if it does not fail. */
  failingSince: z.iso.datetime().nullable(),
});
export type CheckEvidence = z.infer<typeof checkEvidenceSchema>;
