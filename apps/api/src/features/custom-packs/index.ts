export { CustomPacksController } from './http/custom-packs.controller.ts';
export { ImportCustomPack } from './import-custom-pack.ts';
export { KeepCustomEntries } from './keep-custom-entries.ts';
export { PostgresCustomPackStore } from './postgres/custom-pack.store.ts';
