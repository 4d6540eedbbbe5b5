import { Module } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { OwnListsController } from './adapters/http/own-lists.controller.ts';
import { PacksController } from './adapters/http/packs.controller.ts';
import { PostgresAdoptionStore } from './adapters/postgres/adoption.store.ts';
import { PostgresOwnListStore } from './adapters/postgres/own-list.store.ts';
import { PostgresPacksReader } from './adapters/postgres/packs.reader.ts';
import { AdoptPack } from './application/adopt-pack.ts';
import { ImportOwnList } from './application/import-own-list.ts';
import { KeepOwnEntries } from './application/keep-own-entries.ts';
import { PACK_LIBRARY, type PackLibrary } from './application/pack-library.port.ts';
import {
  ADOPTION_STORE,
  type AdoptionStore,
  OWN_LIST_STORE,
  type OwnListStore,
  PACKS_READER,
  type PacksReader,
} from './application/packs.port.ts';
import { ReadPacks } from './application/read-packs.ts';
import { WeighImpact } from './application/weigh-impact.ts';
import { PackLibraryModule } from './pack-library.module.ts';

/** Versions of lists: what they change, what that would mean, and which stores are on which. */
@Module({
  imports: [PackLibraryModule],
  controllers: [PacksController, OwnListsController],
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
      provide: OWN_LIST_STORE,
      useFactory: (database: Database) => new PostgresOwnListStore(database),
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
      provide: KeepOwnEntries,
      useFactory: (lists: OwnListStore, clock: Clock) => new KeepOwnEntries(lists, clock),
      inject: [OWN_LIST_STORE, CLOCK],
    },
    {
      provide: ImportOwnList,
      useFactory: (lists: OwnListStore, clock: Clock) => new ImportOwnList(lists, clock),
      inject: [OWN_LIST_STORE, CLOCK],
    },
  ],
})
export class PacksModule {}
