export { RUN_STORE_IMPORT } from './queue/store-import-queue.ts';
export { StoreImportsModule } from './store-imports.module.ts';
export { StoreImportsWorkerModule } from './store-imports-worker.module.ts';
