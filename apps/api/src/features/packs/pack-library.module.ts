import { Module } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { PACK_LIBRARY, STORE_PACKS } from './pack-library.port.ts';
import { PostgresPackLibrary } from './postgres/pack-library.ts';

/** The lists by version, and which of them stores are on. */
@Module({
  providers: [
    {
      provide: PACK_LIBRARY,
      useFactory: (database: Database) => new PostgresPackLibrary(database),
      inject: [Database],
    },
    { provide: STORE_PACKS, useExisting: PACK_LIBRARY },
  ],
  exports: [PACK_LIBRARY, STORE_PACKS],
})
export class PackLibraryModule {}
