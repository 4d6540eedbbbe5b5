import { Module } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { EditCustomEntries } from './edit-custom-entries.ts';
import { CustomPacksController } from './http/custom-packs.controller.ts';
import { ImportCustomPack } from './import-custom-pack.ts';
import { CustomPackStore } from './postgres/custom-pack-store.ts';

/** A tenant's own packs: custom entries edited in the console, and tables imported as packs. */
@Module({
  controllers: [CustomPacksController],
  providers: [
    { provide: CustomPackStore, useFactory: (database: Database) => new CustomPackStore(database), inject: [Database] },
    {
      provide: EditCustomEntries,
      useFactory: (packs: CustomPackStore, clock: Clock) => new EditCustomEntries(packs, clock),
      inject: [CustomPackStore, CLOCK],
    },
    {
      provide: ImportCustomPack,
      useFactory: (packs: CustomPackStore, clock: Clock) => new ImportCustomPack(packs, clock),
      inject: [CustomPackStore, CLOCK],
    },
  ],
})
export class CustomPacksModule {}
