export { readStoreTable } from './csv/read-store-table.ts';
export { withProfile } from './domain/judge-rows.ts';
export { ExportStores } from './export-stores.ts';
export { StoreImportsController } from './http/store-imports.controller.ts';
export { QueuedImportRunning, RUN_STORE_IMPORT, RunStoreImportHandler } from './jobs/run-store-import.job.ts';
export { sweepStoreImportsTask } from './jobs/sweep-store-imports.task.ts';
export { PostgresImportStore } from './postgres/import.store.ts';
export { PostgresImportWork } from './postgres/import-work.ts';
export { RunStoreImport } from './run-store-import.ts';
export {
  IMPORT_RUNNING,
  IMPORT_STORE,
  IMPORT_WORK,
  type ImportRunning,
  type ImportStore,
  type ImportWork,
} from './store-import.port.ts';
export { StoreImports } from './store-imports.ts';
