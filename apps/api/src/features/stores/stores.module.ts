import { Module } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { LivePublisher } from '../live/index.ts';
import { CreateStore } from './create-store.ts';
import { StoresController } from './http/stores.controller.ts';
import { StoreReader } from './postgres/store-reader.ts';
import { StoreSummaryReader } from './postgres/store-summary-reader.ts';
import { StoreWriter } from './postgres/store-writer.ts';
import { ReadStore } from './read-store.ts';
import { STORE_PACKS, type StorePacks } from './store-packs.ts';

/** The stores of a tenant: adding, listing and reading them. */
@Module({
  controllers: [StoresController],
  providers: [
    {
      provide: StoreReader,
      useFactory: (database: Database, clock: Clock) => new StoreReader(database, clock),
      inject: [Database, CLOCK],
    },
    {
      provide: StoreSummaryReader,
      useFactory: (database: Database) => new StoreSummaryReader(database),
      inject: [Database],
    },
    {
      provide: CreateStore,
      useFactory: (
        reader: StoreReader,
        database: Database,
        storePacks: StorePacks,
        live: LivePublisher,
        clock: Clock,
      ) => new CreateStore({ reader, writer: new StoreWriter(database), storePacks, live, clock }),
      inject: [StoreReader, Database, STORE_PACKS, LivePublisher, CLOCK],
    },
    {
      provide: ReadStore,
      useFactory: (reader: StoreReader, storePacks: StorePacks) => new ReadStore(reader, storePacks),
      inject: [StoreReader, STORE_PACKS],
    },
  ],
  exports: [CreateStore, StoreReader, StoreSummaryReader],
})
export class StoresModule {}
