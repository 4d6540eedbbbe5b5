import { Module } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { LivePublisher } from '../live/index.ts';
import { STORE_PACKS, type StorePacks } from '../stores/index.ts';
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
      useFactory: (profiles: ProfileStore, storePacks: StorePacks) => new ReadProfiles(profiles, storePacks),
      inject: [ProfileStore, STORE_PACKS],
    },
    {
      provide: ChangeProfiles,
      useFactory: (profiles: ProfileStore, storePacks: StorePacks, live: LivePublisher, clock: Clock) =>
        new ChangeProfiles({ profiles, storePacks, live, clock }),
      inject: [ProfileStore, STORE_PACKS, LivePublisher, CLOCK],
    },
    {
      provide: ChangeStoreProfile,
      useFactory: (profiles: ProfileStore, storePacks: StorePacks, live: LivePublisher, clock: Clock) =>
        new ChangeStoreProfile({ profiles, storePacks, live, clock }),
      inject: [ProfileStore, STORE_PACKS, LivePublisher, CLOCK],
    },
  ],
  exports: [ChangeStoreProfile],
})
export class ProfilesModule {}
