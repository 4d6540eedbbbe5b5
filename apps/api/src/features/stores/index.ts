export { markForReplanning } from './adapters/postgres/mark-for-replanning.ts';
export { phasesKey, readLastPhases } from './adapters/postgres/read-last-phases.ts';
export { ChangeProfile } from './application/change-profile.ts';
export { CreateStore } from './application/create-store.ts';
export { type ListsByTags, STORE_LISTS, type StoreLists } from './application/store-lists.port.ts';
export { STORE_SUMMARY_READER, type StoreSummaryReader } from './application/store-readers.port.ts';
export { STORE_STORE, type StoreStore } from './application/stores.port.ts';
export { searchPatterns } from './domain/search-patterns.ts';
export { StoresModule } from './stores.module.ts';
