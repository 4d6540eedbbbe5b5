export { bucketSpan } from './domain/bucket-span.ts';
export { GapsController } from './http/gaps.controller.ts';
export { PostgresStoreHistoryReader } from './postgres/store-history.reader.ts';
export { PostgresTraceReader } from './postgres/trace.reader.ts';
export { ReadGaps } from './read-gaps.ts';
