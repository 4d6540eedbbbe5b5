export { AllowlistsModule } from './allowlists.module.ts';
export { AllowlistsWorkerModule } from './allowlists-worker.module.ts';
export {
  PACK_LIBRARY,
  type PackLibrary,
  type PacksByTags,
  STORE_PACKS,
  type StorePacks,
} from './application/pack-library.port.ts';
export { PackSourcesModule } from './pack-sources.module.ts';
export { PackLibraryModule } from './pack-library.module.ts';
export { StoreListsModule } from './store-lists.module.ts';
