import { Module } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { APP_CONFIG, type AppConfig } from '../../platform/config/app-config.ts';
import { Database } from '../../platform/database/database.ts';
import { ReleaseFolder } from './files/release-folder.ts';
import { Offers } from './offers.ts';
import { PostgresRolloutStore } from './postgres/rollout.store.ts';
import { RELEASE_SHELF, ROLLOUT_STORE, type RolloutStore } from './releases.port.ts';

/** Rollouts, the shelf of releases, and what a host is offered. */
@Module({
  providers: [
    {
      provide: ROLLOUT_STORE,
      useFactory: (database: Database) => new PostgresRolloutStore(database),
      inject: [Database],
    },
    {
      provide: RELEASE_SHELF,
      useFactory: ({ releasesDir, releaseKeys }: AppConfig) =>
        new ReleaseFolder(releasesDir, releaseKeys, () => performance.now()),
      inject: [APP_CONFIG],
    },
    {
      provide: Offers,
      useFactory: (rollouts: RolloutStore, clock: Clock) => new Offers(rollouts, clock),
      inject: [ROLLOUT_STORE, CLOCK],
    },
  ],
  exports: [ROLLOUT_STORE, RELEASE_SHELF, Offers],
})
export class ReleasesCoreModule {}
