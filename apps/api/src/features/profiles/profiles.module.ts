import { Module } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { LivePublisher } from '../live/index.ts';
import { STORE_LISTS, type StoreLists } from '../stores/index.ts';
import { ChangeProfiles } from './change-profiles.ts';
import { ChangeStoreProfile } from './change-store-profile.ts';
import { ProfilesController } from './http/profiles.controller.ts';
import { ProfileStore } from './postgres/profile-store.ts';
import { ReadProfiles } from './read-profiles.ts';

/** Profiles by layer: reading them, previewing a change, and changing them. */
@Module({
  controllers: [ProfilesController],
  providers: [
    { provide: ProfileStore, useFactory: (database: Database) => new ProfileStore(database), inject: [Database] },
    {
      provide: ReadProfiles,
      useFactory: (profiles: ProfileStore, lists: StoreLists) => new ReadProfiles(profiles, lists),
      inject: [ProfileStore, STORE_LISTS],
    },
    {
      provide: ChangeProfiles,
      useFactory: (profiles: ProfileStore, lists: StoreLists, live: LivePublisher, clock: Clock) =>
        new ChangeProfiles({ profiles, lists, live, clock }),
      inject: [ProfileStore, STORE_LISTS, LivePublisher, CLOCK],
    },
    {
      provide: ChangeStoreProfile,
      useFactory: (profiles: ProfileStore, lists: StoreLists, live: LivePublisher, clock: Clock) =>
        new ChangeStoreProfile({ profiles, lists, live, clock }),
      inject: [ProfileStore, STORE_LISTS, LivePublisher, CLOCK],
    },
  ],
  exports: [ChangeStoreProfile],
})
export class ProfilesModule {}
