export { RUN_STORE_IMPORT } from './redis/store-import-queue.ts';
export { StoreImportsModule } from './store-imports.module.ts';
export { StoreImportsWorkerModule } from './store-imports-worker.module.ts';
