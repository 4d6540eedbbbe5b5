import { Module } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { LivePublisher } from '../../platform/live/live-events.ts';
import { StoresController } from './adapters/http/stores.controller.ts';
import { PostgresStoreReader } from './adapters/postgres/store.reader.ts';
import { PostgresStoreStore } from './adapters/postgres/store.store.ts';
import { PostgresStoreHistoryReader } from './adapters/postgres/store-history.reader.ts';
import { PostgresStoreSummaryReader } from './adapters/postgres/store-summary.reader.ts';
import { ChangeProfile } from './application/change-profile.ts';
import { CreateStore } from './application/create-store.ts';
import { ReadStore } from './application/read-store.ts';
import { STORE_SUMMARY_READER } from './application/store-readers.port.ts';
import { STORE_STORE, type StoreStore } from './application/stores.port.ts';

/** The stores of a tenant. */
@Module({
  controllers: [StoresController],
  providers: [
    { provide: STORE_STORE, useFactory: (database: Database) => new PostgresStoreStore(database), inject: [Database] },
    {
      provide: CreateStore,
      useFactory: (stores: StoreStore, live: LivePublisher, clock: Clock) => new CreateStore(stores, live, clock),
      inject: [STORE_STORE, LivePublisher, CLOCK],
    },
    {
      provide: ChangeProfile,
      useFactory: (stores: StoreStore) => new ChangeProfile(stores),
      inject: [STORE_STORE],
    },
    {
      provide: STORE_SUMMARY_READER,
      useFactory: (database: Database) => new PostgresStoreSummaryReader(database),
      inject: [Database],
    },
    {
      provide: ReadStore,
      useFactory: (database: Database, clock: Clock) =>
        new ReadStore(new PostgresStoreReader(database, clock), new PostgresStoreHistoryReader(database), clock),
      inject: [Database, CLOCK],
    },
  ],
  exports: [CreateStore, ChangeProfile, STORE_STORE, STORE_SUMMARY_READER],
})
export class StoresModule {}
