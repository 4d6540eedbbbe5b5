import { Module } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import {
  CustomPacksController,
  ImportCustomPack,
  KeepCustomEntries,
  PostgresCustomPackStore,
} from '../custom-packs/index.ts';
import { AdoptPack } from './adopt-pack.ts';
import { PacksController } from './http/packs.controller.ts';
import { PackLibraryModule } from './pack-library.module.ts';
import { PACK_LIBRARY, type PackLibrary } from './pack-library.port.ts';
import {
  ADOPTION_STORE,
  type AdoptionStore,
  CUSTOM_PACK_STORE,
  type CustomPackStore,
  PACKS_READER,
  type PacksReader,
} from './packs.port.ts';
import { PostgresAdoptionStore } from './postgres/adoption.store.ts';
import { PostgresPacksReader } from './postgres/packs.reader.ts';
import { ReadPacks } from './read-packs.ts';
import { WeighImpact } from './weigh-impact.ts';

/** Versions of lists: what they change, what that would mean, and which stores are on which. */
@Module({
  imports: [PackLibraryModule],
  controllers: [PacksController, CustomPacksController],
  providers: [
    {
      provide: PACKS_READER,
      useFactory: (database: Database, library: PackLibrary) => new PostgresPacksReader(database, library),
      inject: [Database, PACK_LIBRARY],
    },
    {
      provide: ADOPTION_STORE,
      useFactory: (database: Database) => new PostgresAdoptionStore(database),
      inject: [Database],
    },
    {
      provide: CUSTOM_PACK_STORE,
      useFactory: (database: Database) => new PostgresCustomPackStore(database),
      inject: [Database],
    },
    {
      provide: ReadPacks,
      useFactory: (library: PackLibrary, packs: PacksReader) => new ReadPacks(library, packs),
      inject: [PACK_LIBRARY, PACKS_READER],
    },
    {
      provide: WeighImpact,
      useFactory: (library: PackLibrary, packs: PacksReader) => new WeighImpact(library, packs),
      inject: [PACK_LIBRARY, PACKS_READER],
    },
    {
      provide: AdoptPack,
      useFactory: (library: PackLibrary, adoptions: AdoptionStore, clock: Clock) =>
        new AdoptPack(library, adoptions, clock),
      inject: [PACK_LIBRARY, ADOPTION_STORE, CLOCK],
    },
    {
      provide: KeepCustomEntries,
      useFactory: (lists: CustomPackStore, clock: Clock) => new KeepCustomEntries(lists, clock),
      inject: [CUSTOM_PACK_STORE, CLOCK],
    },
    {
      provide: ImportCustomPack,
      useFactory: (lists: CustomPackStore, clock: Clock) => new ImportCustomPack(lists, clock),
      inject: [CUSTOM_PACK_STORE, CLOCK],
    },
  ],
})
export class PacksModule {}
