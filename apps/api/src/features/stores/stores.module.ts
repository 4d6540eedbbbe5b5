import { Module, type Provider } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { LOG, type Log } from '../../platform/log.ts';
import { JobQueue } from '../../platform/queue/job-queue.ts';
import { GapsController, PostgresStoreHistoryReader, PostgresTraceReader, ReadGaps } from '../history/index.ts';
import { LivePublisher } from '../live/index.ts';
import {
  ChangeProfile,
  ChangeProfiles,
  PostgresProfileStore,
  PROFILE_STORE,
  type ProfileStore,
  ProfilesController,
  ReadProfiles,
} from '../profiles/index.ts';
import {
  ExportStores,
  IMPORT_STORE,
  type ImportStore,
  PostgresImportStore,
  QueuedImportRunning,
  StoreImports,
  StoreImportsController,
} from '../store-imports/index.ts';
import { CreateStore } from './create-store.ts';
import { StoresController } from './http/stores.controller.ts';
import { PostgresStoreReader } from './postgres/store.reader.ts';
import { PostgresStoreStore } from './postgres/store.store.ts';
import { PostgresStoreSummaryReader } from './postgres/store-summary.reader.ts';
import { ReadStore } from './read-store.ts';
import { STORE_LISTS, type StoreLists } from './store-lists.port.ts';
import { STORE_SUMMARY_READER } from './store-readers.port.ts';
import { STORE_STORE, type StoreStore } from './stores.port.ts';

const PORTS: Provider[] = [
  { provide: STORE_STORE, useFactory: (database: Database) => new PostgresStoreStore(database), inject: [Database] },
  {
    provide: PROFILE_STORE,
    useFactory: (database: Database) => new PostgresProfileStore(database),
    inject: [Database],
  },
  {
    provide: STORE_SUMMARY_READER,
    useFactory: (database: Database) => new PostgresStoreSummaryReader(database),
    inject: [Database],
  },
];

const IMPORTING: Provider[] = [
  { provide: IMPORT_STORE, useFactory: (database: Database) => new PostgresImportStore(database), inject: [Database] },
  {
    provide: StoreImports,
    useFactory: (imports: ImportStore, queue: JobQueue, log: Log, clock: Clock) =>
      new StoreImports(imports, new QueuedImportRunning(queue, log), clock),
    inject: [IMPORT_STORE, JobQueue, LOG, CLOCK],
  },
  {
    provide: ExportStores,
    useFactory: (database: Database, lists: StoreLists, clock: Clock) =>
      new ExportStores(new PostgresImportStore(database), lists, clock),
    inject: [Database, STORE_LISTS, CLOCK],
  },
];

const USE_CASES: Provider[] = [
  {
    provide: CreateStore,
    useFactory: (stores: StoreStore, profiles: ProfileStore, lists: StoreLists, live: LivePublisher, clock: Clock) =>
      new CreateStore({ stores, profiles, lists, live, clock }),
    inject: [STORE_STORE, PROFILE_STORE, STORE_LISTS, LivePublisher, CLOCK],
  },
  {
    provide: ChangeProfile,
    useFactory: (profiles: ProfileStore, lists: StoreLists, live: LivePublisher, clock: Clock) =>
      new ChangeProfile({ profiles, lists, live, clock }),
    inject: [PROFILE_STORE, STORE_LISTS, LivePublisher, CLOCK],
  },
  {
    provide: ChangeProfiles,
    useFactory: (profiles: ProfileStore, lists: StoreLists, live: LivePublisher, clock: Clock) =>
      new ChangeProfiles({ profiles, lists, live, clock }),
    inject: [PROFILE_STORE, STORE_LISTS, LivePublisher, CLOCK],
  },
  {
    provide: ReadGaps,
    useFactory: (database: Database, clock: Clock) => new ReadGaps(new PostgresTraceReader(database), clock),
    inject: [Database, CLOCK],
  },
  {
    provide: ReadProfiles,
    useFactory: (profiles: ProfileStore, lists: StoreLists) => new ReadProfiles(profiles, lists),
    inject: [PROFILE_STORE, STORE_LISTS],
  },
  {
    provide: ReadStore,
    useFactory: (database: Database, lists: StoreLists, clock: Clock) =>
      new ReadStore({
        stores: new PostgresStoreReader(database, clock),
        histories: new PostgresStoreHistoryReader(database),
        lists,
        clock,
      }),
    inject: [Database, STORE_LISTS, CLOCK],
  },
];

/** The stores of a tenant, and their profiles. */
@Module({
  controllers: [StoresController, ProfilesController, StoreImportsController, GapsController],
  providers: [...PORTS, ...USE_CASES, ...IMPORTING],
  exports: [CreateStore, ChangeProfile, STORE_STORE, STORE_SUMMARY_READER],
})
export class StoresModule {}
