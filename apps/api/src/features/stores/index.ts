export { CreateStore } from './create-store.ts';
export { searchPatterns } from './domain/search-patterns.ts';
export { isTimeZone } from './domain/time-zone.ts';
export { phasesKey, readLastPhases } from './postgres/read-last-phases.ts';
export { listsOfAny, STORE_LISTS, type StoreLists } from './store-lists.port.ts';
export {
  type BucketSpan,
  STORE_SUMMARY_READER,
  type StoreHistoryReader,
  type StoreSummaryReader,
} from './store-readers.port.ts';
export { StoresModule } from './stores.module.ts';
export { STORE_STORE, type StoreStore } from './stores.port.ts';
export { StoresWorkerModule } from './stores-worker.module.ts';
