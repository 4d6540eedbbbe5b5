import { Global, Module } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { STORE_PACKS } from '../stores/index.ts';
import { PackLibrary } from './postgres/pack-library.ts';

/** The packs of every tenant, for the API and the worker. Global, since stores and profiles come before packs. */
@Global()
@Module({
  providers: [
    { provide: PackLibrary, useFactory: (database: Database) => new PackLibrary(database), inject: [Database] },
    { provide: STORE_PACKS, useExisting: PackLibrary },
  ],
  exports: [PackLibrary, STORE_PACKS],
})
export class PackLibraryModule {}
