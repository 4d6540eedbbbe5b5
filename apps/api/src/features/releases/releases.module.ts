import { Inject, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { APP_CONFIG, type AppConfig } from '../../platform/config/app-config.ts';
import { Database } from '../../platform/database/database.ts';
import { LOG, type Log } from '../../platform/log.ts';
import { AgentsModule } from '../agents/index.ts';
import { ReleaseFolder } from './files/release-folder.ts';
import { AgentReleasesController } from './http/agent-releases.controller.ts';
import { InstallController } from './http/install.controller.ts';
import { RolloutController } from './http/rollout.controller.ts';
import { OfferVersion } from './offer-version.ts';
import { OperateRollout } from './operate-rollout.ts';
import { AgentVersionReader } from './postgres/agent-version-reader.ts';
import { HostUpdateStore } from './postgres/host-update-store.ts';
import { OperatorReader } from './postgres/operator-reader.ts';
import { RolloutStore } from './postgres/rollout-store.ts';
import { ReadAgents } from './read-agents.ts';
import { WriteInstallScripts } from './write-install-scripts.ts';

/** Agent versions: which exist, which hosts get them, what became of them, and how a host gets its first. */
@Module({
  imports: [AgentsModule],
  controllers: [AgentReleasesController, InstallController, RolloutController],
  providers: [
    { provide: RolloutStore, useFactory: (database: Database) => new RolloutStore(database), inject: [Database] },
    { provide: HostUpdateStore, useFactory: (database: Database) => new HostUpdateStore(database), inject: [Database] },
    {
      provide: ReleaseFolder,
      useFactory: ({ releasesDir, releaseKeys }: AppConfig) =>
        new ReleaseFolder(releasesDir, releaseKeys, () => performance.now()),
      inject: [APP_CONFIG],
    },
    {
      provide: OfferVersion,
      useFactory: (rollouts: RolloutStore, clock: Clock) => new OfferVersion(rollouts, clock),
      inject: [RolloutStore, CLOCK],
    },
    {
      provide: OperateRollout,
      useFactory: (rollouts: RolloutStore, releases: ReleaseFolder, database: Database, clock: Clock) =>
        new OperateRollout({ rollouts, releases, operators: new OperatorReader(database), clock }),
      inject: [RolloutStore, ReleaseFolder, Database, CLOCK],
    },
    {
      provide: ReadAgents,
      useFactory: (rollouts: RolloutStore, releases: ReleaseFolder, database: Database, clock: Clock) =>
        new ReadAgents({
          ...{ rollouts, releases, clock },
          agents: new AgentVersionReader(database),
          operators: new OperatorReader(database),
        }),
      inject: [RolloutStore, ReleaseFolder, Database, CLOCK],
    },
    {
      provide: WriteInstallScripts,
      useFactory: (releases: ReleaseFolder, rollouts: RolloutStore, config: AppConfig) =>
        new WriteInstallScripts(releases, rollouts, config.agentApiUrl),
      inject: [ReleaseFolder, RolloutStore, APP_CONFIG],
    },
  ],
  exports: [OfferVersion],
})
export class ReleasesModule implements OnApplicationBootstrap {
  readonly #releases: ReleaseFolder;
  readonly #log: Log;

  constructor(@Inject(ReleaseFolder) releases: ReleaseFolder, @Inject(LOG) log: Log) {
    this.#releases = releases;
    this.#log = log;
  }

  /** Hashes large files at startup, so that the first request need not wait, and logs every refused release. */
  onApplicationBootstrap(): void {
    void this.#releases.list().then(({ refused }) => {
      for (const release of refused) this.#log.error(release, 'a release was refused and is offered to no host');
    });
  }
}
