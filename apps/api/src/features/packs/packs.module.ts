import { Module } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { AdoptPack } from './adopt-pack.ts';
import { AssessImpact } from './assess-impact.ts';
import { PacksController } from './http/packs.controller.ts';
import { PackLibraryModule } from './pack-library.module.ts';
import { AdoptionStore } from './postgres/adoption-store.ts';
import { PackLibrary } from './postgres/pack-library.ts';
import { PacksReader } from './postgres/packs-reader.ts';
import { ReadPacks } from './read-packs.ts';

/** Pack versions: what they change, what adopting them would mean, and which stores use which. */
@Module({
  imports: [PackLibraryModule],
  controllers: [PacksController],
  providers: [
    {
      provide: PacksReader,
      useFactory: (database: Database, library: PackLibrary) => new PacksReader(database, library),
      inject: [Database, PackLibrary],
    },
    { provide: AdoptionStore, useFactory: (database: Database) => new AdoptionStore(database), inject: [Database] },
    {
      provide: ReadPacks,
      useFactory: (library: PackLibrary, packs: PacksReader, adoptions: AdoptionStore) =>
        new ReadPacks(library, packs, adoptions),
      inject: [PackLibrary, PacksReader, AdoptionStore],
    },
    {
      provide: AssessImpact,
      useFactory: (library: PackLibrary, packs: PacksReader) => new AssessImpact(library, packs),
      inject: [PackLibrary, PacksReader],
    },
    {
      provide: AdoptPack,
      useFactory: (library: PackLibrary, adoptions: AdoptionStore, clock: Clock) =>
        new AdoptPack(library, adoptions, clock),
      inject: [PackLibrary, AdoptionStore, CLOCK],
    },
  ],
})
export class PacksModule {}
