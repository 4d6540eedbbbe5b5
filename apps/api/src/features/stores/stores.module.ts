import { Module, type Provider } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { LivePublisher } from '../../platform/live/live-events.ts';
import { LOG, type Log } from '../../platform/log.ts';
import { JobQueue } from '../../platform/queue/job-queue.ts';
import { GapsController } from './adapters/http/gaps.controller.ts';
import { ProfilesController } from './adapters/http/profiles.controller.ts';
import { StoreImportsController } from './adapters/http/store-imports.controller.ts';
import { StoresController } from './adapters/http/stores.controller.ts';
import { QueuedImportRunning } from './adapters/jobs/run-store-import.job.ts';
import { PostgresImportStore } from './adapters/postgres/import.store.ts';
import { PostgresProfileStore } from './adapters/postgres/profile.store.ts';
import { PostgresStoreReader } from './adapters/postgres/store.reader.ts';
import { PostgresStoreStore } from './adapters/postgres/store.store.ts';
import { PostgresStoreHistoryReader } from './adapters/postgres/store-history.reader.ts';
import { PostgresStoreSummaryReader } from './adapters/postgres/store-summary.reader.ts';
import { PostgresTraceReader } from './adapters/postgres/trace.reader.ts';
import { ChangeProfile } from './application/change-profile.ts';
import { ChangeProfiles } from './application/change-profiles.ts';
import { CreateStore } from './application/create-store.ts';
import { ExportStores } from './application/export-stores.ts';
import { PROFILE_STORE, type ProfileStore } from './application/profile-store.port.ts';
import { ReadGaps } from './application/read-gaps.ts';
import { ReadProfiles } from './application/read-profiles.ts';
import { ReadStore } from './application/read-store.ts';
import { IMPORT_STORE, type ImportStore } from './application/store-import.port.ts';
import { StoreImports } from './application/store-imports.ts';
import { STORE_LISTS, type StoreLists } from './application/store-lists.port.ts';
import { STORE_SUMMARY_READER } from './application/store-readers.port.ts';
import { STORE_STORE, type StoreStore } from './application/stores.port.ts';

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
