import { Module, type Provider } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { APP_CONFIG, type AppConfig } from '../../platform/config/app-config.ts';
import { Database } from '../../platform/database/database.ts';
import { LOG, type Log } from '../../platform/log.ts';
import { JobQueue } from '../../platform/queue/job-queue.ts';
import { LivePublisher } from '../live/index.ts';
import { PackLibrary, PackLibraryModule } from '../packs/index.ts';
import { CreateEnrollmentToken } from './create-enrollment-token.ts';
import { EditAgentlessHosts } from './edit-agentless-hosts.ts';
import { EnrollHost } from './enroll-host.ts';
import { HostAuthenticator } from './host-authenticator.ts';
import { AgentlessHostsController } from './http/agentless-hosts.controller.ts';
import { AgentsController } from './http/agents.controller.ts';
import { EnrollmentTokensController } from './http/enrollment-tokens.controller.ts';
import { HostFactsController } from './http/host-facts.controller.ts';
import { AgentStore } from './postgres/agent-store.ts';
import { AgentlessHostStore } from './postgres/agentless-host-store.ts';
import { AssignmentReader } from './postgres/assignment-reader.ts';
import { ControlPlanReader } from './postgres/control-plan-reader.ts';
import { HostCredentialReader } from './postgres/host-credential-reader.ts';
import { HostFactsStore } from './postgres/host-facts-store.ts';
import { ReadAssignment } from './read-assignment.ts';
import { ControlReplanQueue } from './redis/control-replan-queue.ts';
import { ReplanStores } from './replan-stores.ts';
import { SaveHostFacts } from './save-host-facts.ts';

/** What API and worker both need to plan the checks of hosts. */
export const PLANNING_PROVIDERS: Provider[] = [
  {
    provide: AgentStore,
    useFactory: (database: Database, library: PackLibrary) => new AgentStore(database, library),
    inject: [Database, PackLibrary],
  },
  {
    provide: ControlPlanReader,
    useFactory: (database: Database) => new ControlPlanReader(database.systemPool),
    inject: [Database],
  },
  {
    provide: ControlReplanQueue,
    useFactory: (queue: JobQueue, log: Log) => new ControlReplanQueue(queue, log),
    inject: [JobQueue, LOG],
  },
  {
    provide: ReplanStores,
    useFactory: (agents: AgentStore, controlReplans: ControlReplanQueue, live: LivePublisher, clock: Clock) =>
      new ReplanStores({ agents, controlReplans, live, clock }),
    inject: [AgentStore, ControlReplanQueue, LivePublisher, CLOCK],
  },
];

const USE_CASES: Provider[] = [
  {
    provide: HostAuthenticator,
    useFactory: (database: Database) =>
      new HostAuthenticator(new HostCredentialReader(database.systemPool), () => performance.now()),
    inject: [Database],
  },
  {
    provide: EnrollHost,
    useFactory: (
      agents: AgentStore,
      controlPlan: ControlPlanReader,
      controlReplans: ControlReplanQueue,
      live: LivePublisher,
      clock: Clock,
    ) => new EnrollHost({ agents, controlPlan, controlReplans, live, clock }),
    inject: [AgentStore, ControlPlanReader, ControlReplanQueue, LivePublisher, CLOCK],
  },
  {
    provide: CreateEnrollmentToken,
    useFactory: (agents: AgentStore, clock: Clock, config: AppConfig) =>
      new CreateEnrollmentToken(agents, clock, {
        agentApiUrl: config.agentApiUrl,
        hasReleases: config.releasesDir !== null && config.releaseKeys.length > 0,
      }),
    inject: [AgentStore, CLOCK, APP_CONFIG],
  },
  {
    provide: ReadAssignment,
    useFactory: (database: Database) => new ReadAssignment(new AssignmentReader(database)),
    inject: [Database],
  },
  {
    provide: SaveHostFacts,
    useFactory: (database: Database, replanStores: ReplanStores, clock: Clock) =>
      new SaveHostFacts({ facts: new HostFactsStore(database), replanStores, clock }),
    inject: [Database, ReplanStores, CLOCK],
  },
  {
    provide: EditAgentlessHosts,
    useFactory: (database: Database, replanStores: ReplanStores, clock: Clock) =>
      new EditAgentlessHosts({ agentlessHosts: new AgentlessHostStore(database), replanStores, clock }),
    inject: [Database, ReplanStores, CLOCK],
  },
];

/** Enrollment, host keys, assignments and agentless hosts. */
@Module({
  imports: [PackLibraryModule],
  controllers: [AgentsController, EnrollmentTokensController, HostFactsController, AgentlessHostsController],
  providers: [...PLANNING_PROVIDERS, ...USE_CASES],
  exports: [HostAuthenticator, CreateEnrollmentToken, ReplanStores],
})
export class AgentsModule {}
