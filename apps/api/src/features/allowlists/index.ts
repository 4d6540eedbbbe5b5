export { AllowlistsModule } from './allowlists.module.ts';
export { PACK_LIBRARY, type PackLibrary, STORE_PACKS, type StorePacks } from './application/pack-library.port.ts';
export { PackLibraryModule } from './pack-library.module.ts';
