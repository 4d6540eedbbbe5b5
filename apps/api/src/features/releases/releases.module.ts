import { Inject, Module, type OnApplicationBootstrap, type Provider } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { APP_CONFIG, type AppConfig } from '../../platform/config/app-config.ts';
import { Database } from '../../platform/database/database.ts';
import { LOG, type Log } from '../../platform/log.ts';
import { AgentsModule } from '../agents/index.ts';
import { AgentReleasesController } from './http/agent-releases.controller.ts';
import { InstallController } from './http/install.controller.ts';
import { RolloutController } from './http/rollout.controller.ts';
import { Installers } from './installers.ts';
import { OperateRollout } from './operate-rollout.ts';
import { PostgresAgentsReader } from './postgres/agents.reader.ts';
import { PostgresHostUpdateStore } from './postgres/host-update.store.ts';
import { PostgresOperatorReader } from './postgres/operator.reader.ts';
import { ReadAgents } from './read-agents.ts';
import {
  HOST_UPDATE_STORE,
  RELEASE_SHELF,
  type ReleaseShelf,
  ROLLOUT_STORE,
  type RolloutStore,
} from './releases.port.ts';
import { ReleasesCoreModule } from './releases-core.module.ts';

const PROVIDERS: Provider[] = [
  {
    provide: HOST_UPDATE_STORE,
    useFactory: (database: Database) => new PostgresHostUpdateStore(database),
    inject: [Database],
  },
  {
    provide: OperateRollout,
    useFactory: (rollouts: RolloutStore, shelf: ReleaseShelf, database: Database, clock: Clock) =>
      new OperateRollout({ rollouts, shelf, operators: new PostgresOperatorReader(database), clock }),
    inject: [ROLLOUT_STORE, RELEASE_SHELF, Database, CLOCK],
  },
  {
    provide: ReadAgents,
    useFactory: (rollouts: RolloutStore, shelf: ReleaseShelf, database: Database, clock: Clock) =>
      new ReadAgents({
        ...{ rollouts, shelf, clock },
        agents: new PostgresAgentsReader(database),
        operators: new PostgresOperatorReader(database),
      }),
    inject: [ROLLOUT_STORE, RELEASE_SHELF, Database, CLOCK],
  },
  {
    provide: Installers,
    useFactory: (shelf: ReleaseShelf, rollouts: RolloutStore, config: AppConfig) =>
      new Installers(shelf, rollouts, config.agentApiUrl),
    inject: [RELEASE_SHELF, ROLLOUT_STORE, APP_CONFIG],
  },
];

/** Versions of the agent: what there is, who gets it, what became of it, and how a machine gets its first. */
@Module({
  imports: [AgentsModule, ReleasesCoreModule],
  controllers: [AgentReleasesController, InstallController, RolloutController],
  providers: PROVIDERS,
})
export class ReleasesModule implements OnApplicationBootstrap {
  readonly #shelf: ReleaseShelf;
  readonly #log: Log;

  constructor(@Inject(RELEASE_SHELF) shelf: ReleaseShelf, @Inject(LOG) log: Log) {
    this.#shelf = shelf;
    this.#log = log;
  }

  /** Sums large files, so that the first who asks need not wait; what is refused is in the log at once. */
  onApplicationBootstrap(): void {
    void this.#shelf.list().then(({ refused }) => {
      for (const release of refused) this.#log.error(release, 'a release is refused, and offered to no host');
    });
  }
}
