export { CheckJudge } from './adapters/postgres/check-judge.ts';
export { judgeSilenceTask } from './adapters/postgres/judge-silence.task.ts';
export { judgeWaitingTask } from './adapters/postgres/judge-waiting.task.ts';
export { createReferenceReader } from './adapters/postgres/reference-reader.ts';
export type { AnnounceChanges } from './application/announce-changes.port.ts';
export type { DetailedResult } from './application/judge-batch.ts';
export type { AddressDrift } from './domain/address-drift.ts';
export { checkEvidenceSchema, type StoredDetail, storedDetailSchema } from './domain/stored-evidence.ts';
export { verdictReasonOf, verdictReasonText } from './domain/verdict.ts';
