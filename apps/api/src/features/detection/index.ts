export {
  type CheckEvidence,
  checkEvidenceSchema,
  type StoredDetail,
  storedDetailSchema,
} from './domain/stored-evidence.ts';
export {
  VERDICT_REASONS,
  type Verdict,
  type VerdictReason,
  verdictReasonOf,
  verdictReasonText,
} from './domain/verdict.ts';
