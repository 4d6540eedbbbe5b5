import { Global, Module } from '@nestjs/common';
import { STORE_LISTS } from '../stores/index.ts';
import { PackLibraryModule } from './pack-library.module.ts';
import { STORE_PACKS } from './pack-library.port.ts';

/** Tells the stores' feature which lists stores are on. Global, since that feature cannot import this one. */
@Global()
@Module({
  imports: [PackLibraryModule],
  providers: [{ provide: STORE_LISTS, useExisting: STORE_PACKS }],
  exports: [STORE_LISTS],
})
export class StoreListsModule {}
