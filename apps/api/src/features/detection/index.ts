export type { AnnounceChanges } from './announce-changes.port.ts';
export type { AddressDrift } from './domain/address-drift.ts';
export { checkEvidenceSchema, type StoredDetail, storedDetailSchema } from './domain/stored-evidence.ts';
export { verdictReasonOf, verdictReasonText } from './domain/verdict.ts';
export type { DetailedResult } from './judge-batch.ts';
export { CheckJudge } from './postgres/check-judge.ts';
export { judgeSilenceTask } from './postgres/judge-silence.task.ts';
export { judgeWaitingTask } from './postgres/judge-waiting.task.ts';
export { createReferenceReader } from './postgres/reference-reader.ts';
