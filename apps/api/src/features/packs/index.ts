export { PackLibraryModule } from './pack-library.module.ts';
export { PacksModule } from './packs.module.ts';
export { type ChangeContext, writeAdoption } from './postgres/adoption-store.ts';
export { lockPack } from './postgres/lock-pack.ts';
export { PackLibrary } from './postgres/pack-library.ts';
export { readOpenAdoptions } from './postgres/read-open-adoptions.ts';
